/**
 * <milia-chat>: the launcher. All a page loads before anyone opens the chat; the chat itself is a
 * second file, fetched when the pointer or focus comes near, or at the first opening.
 *
 * Attributes: heading, color, position (left, right), lang, open, server, theme (auto, light,
 * dark), greeting. Methods: show(), hide(). Events: milia-open, milia-close.
 */
import { BASE_CSS, sheet } from "./base.css";
import type { Chat } from "./chat";
import { el, icon, ICONS } from "./dom";
import { languageOf, stringsFor, type Strings } from "./strings";

/** The built file of the chat, filled in by the build. */
declare const CHAT_FILE: string;

const BASE = sheet(BASE_CSS);
const SCRIPT = new URL("./", import.meta.url).href;

export class MiliaChat extends HTMLElement {
  static readonly observedAttributes = ["open", "color", "position", "theme"];

  readonly shadow = this.attachShadow({ mode: "open" });
  #root = el("div", { class: "root" });
  #launcher = el("button", { type: "button", class: "launcher", part: "launcher" });
  #dot = el("span", { class: "dot", hidden: "" });
  #loading: Promise<Chat> | null = null;
  #chat: Chat | null = null;
  #strings: Strings = stringsFor("en");
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #built = false;
  #name = "";
  #isOpen = false;

  connectedCallback(): void {
    this.#dark.addEventListener("change", this.#paint);
    if (!this.#built) this.#build();
    this.#paint();
    this.#name = this.id || String([...document.querySelectorAll(this.localName)].indexOf(this));
    // On a phone the open chat hides the page, so there it waits to be opened again.
    const wasOpen = this.#remembered() && !matchMedia("(max-width: 640px)").matches;
    if (wasOpen || this.hasAttribute("open")) void this.show(false);
  }

  disconnectedCallback(): void {
    this.#dark.removeEventListener("change", this.#paint);
    this.#chat?.stop();
  }

  attributeChangedCallback(name: string): void {
    if (!this.#built) return;
    if (name !== "open") this.#paint();
    else if (this.hasAttribute("open")) void this.show(false);
    else this.hide();
  }

  /** Opens the chat; loads it first where it is not loaded yet. */
  async show(takeFocus = true): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#launcher.setAttribute("aria-expanded", "true");
    let chat: Chat;
    try {
      chat = await this.#load();
    } catch {
      // The page is offline, or the server down: the launcher stays, and the next press tries again.
      this.#loading = null;
      this.#isOpen = false;
      this.#launcher.setAttribute("aria-expanded", "false");
      return;
    }
    if (!this.#isOpen) return;
    this.#unread(false);
    chat.open(takeFocus);
    this.toggleAttribute("open", true);
    this.#remember(true);
    this.dispatchEvent(new CustomEvent("milia-open", { bubbles: true, composed: true }));
  }

  /** Closes the chat, and gives focus back to the launcher where it was inside. */
  hide(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const inside = this.shadow.activeElement !== null;
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#chat?.close();
    if (inside) this.#launcher.focus();
    this.toggleAttribute("open", false);
    this.#remember(false);
    this.dispatchEvent(new CustomEvent("milia-close", { bubbles: true, composed: true }));
  }

  #build(): void {
    this.#built = true;
    this.shadow.adoptedStyleSheets = [BASE];
    const language = languageOf(this.closest("[lang]")?.getAttribute("lang") || navigator.language);
    this.#strings = stringsFor(language);
    this.#root.lang = language;
    this.#launcher.append(icon(ICONS.chat), this.#dot);
    this.#launcher.setAttribute("aria-label", this.#strings.open);
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#launcher.addEventListener("click", () => (this.#isOpen ? this.hide() : void this.show()));
    for (const near of ["pointerenter", "focus", "touchstart"]) {
      this.#launcher.addEventListener(near, () => void this.#load().catch(() => (this.#loading = null)), {
        passive: true,
      });
    }
    this.#root.append(this.#launcher);
    this.shadow.append(this.#root);
  }

  #load(): Promise<Chat> {
    this.#loading ??= (import(CHAT_FILE) as Promise<typeof import("./chat")>).then(({ Chat: Loaded }) => {
      this.#chat = new Loaded(this.shadow, this.#root, {
        base: this.getAttribute("server")
          ? new URL(`${this.getAttribute("server")?.replace(/\/+$/, "")}/`, document.baseURI).href
          : SCRIPT,
        name: this.#name,
        language: this.#root.lang,
        strings: this.#strings,
        heading: this.getAttribute("heading") || this.#strings.title,
        greeting: this.getAttribute("greeting") || this.#strings.greeting,
        hide: () => this.hide(),
        answered: () => this.#unread(!this.#isOpen),
      });
      return this.#chat;
    });
    return this.#loading;
  }

  /** Whether it was open in this tab, on the page before this one. */
  #remembered(): boolean {
    try {
      return sessionStorage.getItem(`milia-open ${this.#name}`) === "1";
    } catch {
      return false;
    }
  }

  #remember(open: boolean): void {
    try {
      sessionStorage.setItem(`milia-open ${this.#name}`, open ? "1" : "");
    } catch {
      // A page without storage (a sandboxed frame) starts closed.
    }
  }

  #unread(yes: boolean): void {
    this.#dot.hidden = !yes;
    this.#launcher.setAttribute("aria-label", yes ? this.#strings.openUnread : this.#strings.open);
  }

  #paint = (): void => {
    const theme = this.getAttribute("theme");
    const dark = theme === "dark" || (theme !== "light" && this.#dark.matches);
    this.#root.classList.toggle("dark", dark);
    const side = this.getAttribute("position");
    this.#root.classList.toggle("left", side === "left");
    this.#root.classList.toggle("right", side === "right");
    const color = this.getAttribute("color") ?? "";
    const set = /^#[0-9a-f]{6}$/i.test(color);
    for (const [name, value] of [
      ["--accent", color],
      ["--on-accent", set ? readableOn(color) : ""],
    ] as const) {
      if (set) this.#root.style.setProperty(name, value);
      else this.#root.style.removeProperty(name);
    }
  };
}

/** Black or white, whichever can be read better on the colour. */
function readableOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}

if (!customElements.get("milia-chat")) customElements.define("milia-chat", MiliaChat);
