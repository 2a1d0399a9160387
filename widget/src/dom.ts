/** Builds elements. Text goes in as text: nothing here, or anywhere in the widget, parses HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function button(label: string, kind: string, onClick: () => void): HTMLButtonElement {
  const node = el("button", { type: "button", class: kind }, label);
  node.addEventListener("click", onClick);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** One outline drawn on a 24 by 24 grid, hidden from screen readers. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", path);
  svg.append(outline);
  return svg;
}

export const ICONS = {
  chat: "M4 5h16v11H9l-5 4V5z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12h15M13 6l6 6-6 6",
  up: "M7 11v8H4v-8h3zm0 0l4-7c1.5 0 2 1 2 2v4h6l-1.5 9H7",
  down: "M7 13V5H4v8h3zm0 0l4 7c1.5 0 2-1 2-2v-4h6l-1.5-9H7",
};

const LINK = /\b(?:https:\/\/|mailto:|tel:)[^\s<>"'`]+/gi;

/** A text as nodes: only bare https, mailto and tel addresses become links, and show themselves. */
export function linked(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(/[.,;:!?)\]}*_]+$/, "");
    const href = safeHref(address);
    if (!href) continue;
    nodes.push(text.slice(end, match.index), link(href, address));
    end = match.index + address.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

/** The address if it is https, mailto or tel and has no user part to disguise its host; else null. */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address);
    const allowed = ["https:", "mailto:", "tel:"].includes(url.protocol);
    return allowed && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

export function link(href: string, text: string, kind = ""): HTMLAnchorElement {
  const node = el("a", { href, rel: "noopener noreferrer", target: "_blank" }, text);
  if (kind) node.className = kind;
  return node;
}
