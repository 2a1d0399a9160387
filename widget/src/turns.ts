/** How what was said looks: one element a turn, made whole and then added, so it is announced once. */
import type { Bubble, Choice, FactSource } from "./api";
import { button, el, icon, ICONS, link, linked, safeHref } from "./dom";
import { fill, type Strings } from "./strings";

export interface TurnActions {
  press(choice: Choice): void;
  rate(message: string, value: "up" | "down" | null): Promise<void>;
}

export class TurnMaker {
  #time: Intl.DateTimeFormat;
  #date: Intl.DateTimeFormat;

  constructor(
    language: string,
    readonly strings: Strings,
    readonly actions: TurnActions,
  ) {
    // The person's own way of writing dates, where it is of the same language.
    const own = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
    this.#time = new Intl.DateTimeFormat(own, { hour: "2-digit", minute: "2-digit" });
    this.#date = new Intl.DateTimeFormat(own, { dateStyle: "long", timeZone: "UTC" });
  }

  /** What the person said. Kept out of the announcements: they have just written it. */
  mine(text: string, at: number): HTMLElement {
    const turn = el("div", { class: "turn mine", "aria-live": "off" }, this.#who(this.strings.you));
    turn.append(this.#bubble({ from: "person", id: "", at, text }), el("div", { class: "meta" }, this.#when(at)));
    return turn;
  }

  /** The assistant's answer: all its bubbles, then its choices, then the line about it. */
  answer(bubbles: Bubble[], choicesLive: boolean): HTMLElement {
    const turn = el("div", { class: "turn" }, this.#who(this.strings.assistant));
    for (const bubble of bubbles) {
      if (bubble.text || bubble.image) turn.append(this.#bubble(bubble));
    }
    const choices = bubbles.flatMap((b) => b.buttons ?? []);
    if (choicesLive && choices.length) turn.append(this.#choices(choices));
    turn.append(this.#about(bubbles));
    return turn;
  }

  #who(name: string): HTMLElement {
    return el("span", { class: "who" }, `${name}: `);
  }

  #when(at: number): HTMLElement {
    const date = new Date((at || Date.now() / 1000) * 1000);
    return el("time", { datetime: date.toISOString() }, this.#time.format(date));
  }

  #bubble(bubble: Bubble): HTMLElement {
    const node = el("div", { class: bubble.apology ? "bubble apology" : "bubble", dir: "auto" });
    const text = String(bubble.text ?? "").replaceAll("\r\n", "\n");
    for (const part of text.split(/\n{2,}/).filter((p) => p.trim())) {
      node.append(el("p", {}, ...linked(part)));
    }
    const src = bubble.image && safeHref(bubble.image.src);
    if (bubble.image && src?.startsWith("https:")) {
      node.append(
        el("img", { src, alt: bubble.image.alt, loading: "lazy", referrerpolicy: "no-referrer" }),
      );
    }
    return node;
  }

  #choices(choices: Choice[]): HTMLElement {
    const group = el("div", {
      class: "choices",
      role: "group",
      "aria-label": this.strings.suggestions,
    });
    for (const choice of choices) {
      const title = String(choice.title);
      const href = choice.url ? safeHref(choice.url) : null;
      if (href) group.append(link(href, title, "choice"));
      else if (!choice.url) group.append(button(title, "choice", () => this.actions.press(choice)));
    }
    return group;
  }

  #about(bubbles: Bubble[]): HTMLElement {
    const last = bubbles.at(-1);
    const line = el("div", { class: "meta", "aria-live": "off" }, this.#when(last?.at ?? 0));
    const rated = bubbles.find((b) => b.rated) ?? bubbles.find((b) => b.facts?.length) ?? last;
    if (rated?.id && !rated.apology) line.append(...this.#thumbs(rated));
    const facts = new Map(bubbles.flatMap((b) => b.facts ?? []).map((fact) => [fact.id, fact]));
    if (facts.size) line.append(this.#sources([...facts.values()]));
    return line;
  }

  #thumbs(bubble: Bubble): HTMLElement[] {
    const status = el("span", { role: "status" });
    const thumbs = (["up", "down"] as const).map((value) => {
      const label = value === "up" ? this.strings.helpful : this.strings.unhelpful;
      const thumb = el("button", {
        type: "button",
        class: "thumb",
        title: label,
        "aria-label": label,
        "aria-pressed": String(bubble.rated === value),
      });
      thumb.append(icon(ICONS[value]));
      thumb.addEventListener("click", async () => {
        const before = thumbs.map((t) => t.getAttribute("aria-pressed") ?? "false");
        const on = thumb.getAttribute("aria-pressed") !== "true";
        for (const t of thumbs) t.setAttribute("aria-pressed", String(t === thumb && on));
        try {
          await this.actions.rate(bubble.id, on ? value : null);
          status.textContent = on ? this.strings.thanks : "";
        } catch {
          thumbs.forEach((t, i) => t.setAttribute("aria-pressed", before[i] ?? "false"));
          status.textContent = this.strings.failed;
        }
      });
      return thumb;
    });
    return [...thumbs, status];
  }

  #sources(facts: FactSource[]): HTMLElement {
    const list = el("ul");
    for (const fact of facts) {
      const reviewed = new Date(`${fact.reviewed}T00:00:00Z`);
      const day = Number.isNaN(reviewed.getTime()) ? fact.reviewed : this.#date.format(reviewed);
      const origin = [
        fill(this.strings.sourceSentence, fact.source.join(", ")),
        fill(this.strings.reviewed, day),
        fact.id,
      ].join(" · ");
      list.append(el("li", {}, el("q", {}, fact.say), el("span", { class: "origin" }, origin)));
    }
    const source = el("details", { class: "source" }, el("summary", {}, this.strings.source), list);
    source.addEventListener("toggle", () => {
      if (source.open) source.scrollIntoView({ block: "nearest" });
    });
    return source;
  }
}
