/** The chat itself: the panel, what is sent, and what happens when it does not arrive. */
import { Api, ApiError, Memory, type Bubble, type Choice, type Outgoing } from "./api";
import { sheet } from "./base.css";
import { CHAT_CSS } from "./chat.css";
import { button, el, icon, ICONS, link, safeHref } from "./dom";
import { fill, type Strings } from "./strings";
import { TurnMaker } from "./turns";

export interface Options {
  base: string;
  name: string;
  language: string;
  strings: Strings;
  heading: string;
  greeting: string;
  hide(): void;
  answered(): void;
}

interface Unsent {
  message: Outgoing;
  turn: HTMLElement;
}

const CHAT = sheet(CHAT_CSS);
const COUNT_FROM = 100;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
let panels = 0;

export class Chat {
  #api: Api;
  #turns: TurnMaker;
  #strings: Strings;
  #limit = 1_000;
  #begun = false;
  #restored = false;
  #sending = false;
  #unsent: Unsent | null = null;
  #retryTimer = 0;
  #attempt = 0;
  #id = `milia-${panels++}`;

  #panel: HTMLElement;
  #log: HTMLElement;
  #typing = el("div", { class: "typing", hidden: "", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  #notice = el("div", { class: "notice", role: "status" });
  #input: HTMLTextAreaElement;
  #counter: HTMLElement;
  #counterSpoken = el("span", { class: "who", role: "status" });
  #privacy = el("p", { class: "privacy", hidden: "" });
  #contact = el("p", { class: "contact", hidden: "" });
  #tools = el("div", { class: "tools" });
  #ask = el("div", { class: "ask", role: "group", hidden: "" });

  constructor(
    shadow: ShadowRoot,
    root: HTMLElement,
    readonly options: Options,
  ) {
    this.#strings = options.strings;
    const memory = new Memory(`milia-chat ${options.base} ${options.name}`);
    this.#api = new Api(options.base, memory, options.language);
    this.#turns = new TurnMaker(options.language, this.#strings, {
      press: (choice) => this.#press(choice),
      rate: (message, value) => this.#api.rate(message, value),
    });
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, CHAT];
    this.#log = el("div", {
      class: "log",
      role: "log",
      "aria-live": "polite",
      "aria-label": this.#strings.log,
      tabindex: "0",
    });
    this.#input = el("textarea", {
      id: `${this.#id}-input`,
      rows: "1",
      placeholder: this.#strings.placeholder,
      enterkeyhint: "send",
      autocomplete: "off",
      "aria-describedby": `${this.#id}-counter`,
    });
    this.#counter = el("div", { class: "counter", id: `${this.#id}-counter` });
    this.#panel = this.#build();
    root.append(this.#panel);
    this.#greet();
  }

  open(takeFocus: boolean): void {
    this.#panel.hidden = false;
    this.#isSheet() ? this.#panel.setAttribute("aria-modal", "true") : this.#panel.removeAttribute("aria-modal");
    addEventListener("online", this.#online);
    addEventListener("offline", this.#offline);
    if (!navigator.onLine) this.#offline();
    if (takeFocus) this.#input.focus();
    this.#toEnd();
    if (!this.#begun) void this.#begin();
  }

  close(): void {
    this.#panel.hidden = true;
  }

  /** Called when the element leaves the page. */
  stop(): void {
    clearTimeout(this.#retryTimer);
    removeEventListener("online", this.#online);
    removeEventListener("offline", this.#offline);
  }

  // --- the panel

  #build(): HTMLElement {
    const { close, label, send, startOver, remove } = this.#strings;
    const closing = button("", "plain close", () => this.options.hide());
    closing.setAttribute("aria-label", close);
    closing.append(icon(ICONS.close));
    const sending = el("button", { type: "submit", class: "plain send", "aria-label": send });
    sending.append(icon(ICONS.send));
    const form = el(
      "form",
      {},
      el("label", { class: "who", for: this.#input.id }, label),
      this.#input,
      sending,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#submit();
      }
    });
    this.#tools.append(
      button(startOver, "text-button start-over", () => void this.#startOver()),
      button(remove, "text-button remove", () => this.#askToRemove(true)),
    );
    this.#ask.setAttribute("aria-label", this.#strings.removeAsk);
    this.#ask.append(
      el("span", {}, this.#strings.removeAsk),
      button(this.#strings.removeYes, "text-button remove-yes", () => void this.#remove()),
      button(this.#strings.removeNo, "text-button remove-no", () => this.#askToRemove(false)),
    );
    const title = el("h2", { id: `${this.#id}-title` }, this.options.heading);
    const panel = el(
      "section",
      { class: "panel", part: "panel", role: "dialog", "aria-labelledby": title.id, hidden: "" },
      el("header", {}, title, closing),
      this.#log,
      this.#notice,
      form,
      this.#counter,
      this.#counterSpoken,
      el("footer", {}, this.#privacy, this.#contact, this.#tools, this.#ask),
    );
    panel.addEventListener("keydown", (event) => this.#key(event));
    return panel;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.#ask.hidden) this.options.hide();
      else this.#askToRemove(false);
    } else if (event.key === "Tab" && this.#isSheet()) {
      // Full screen hides the page, so focus must not wander into it.
      const stops = [...this.#panel.querySelectorAll<HTMLElement>("button, a, textarea, summary, .log")].filter(
        (node) => node.checkVisibility(),
      );
      const active = (this.#panel.getRootNode() as ShadowRoot).activeElement;
      const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (active === from) {
        event.preventDefault();
        to?.focus();
      }
    }
  }

  #isSheet(): boolean {
    return matchMedia("(max-width: 640px), (max-height: 480px)").matches;
  }

  #greet(): void {
    this.#log.replaceChildren(
      this.#turns.answer([{ from: "bot", id: "", at: Date.now() / 1000, text: this.options.greeting }], false),
      this.#typing,
    );
  }

  #add(turn: HTMLElement): void {
    this.#typing.before(turn);
    this.#toEnd(turn);
  }

  /** Shows the end; of an answer longer than the panel, its beginning. */
  #toEnd(turn?: HTMLElement): void {
    this.#log.scrollTop = this.#log.scrollHeight;
    if (turn && turn.offsetHeight > this.#log.clientHeight) turn.scrollIntoView({ block: "start" });
  }

  #say(text: string): void {
    if (this.#notice.textContent !== text) this.#notice.textContent = text;
  }

  #typed(): void {
    this.#input.style.blockSize = "auto";
    this.#input.style.blockSize = `${Math.min(132, this.#input.scrollHeight + 2)}px`;
    const left = this.#limit - this.#input.value.trim().length;
    const text =
      left < 0 ? fill(this.#strings.over, -left) : left <= COUNT_FROM ? fill(this.#strings.left, left) : "";
    this.#counter.textContent = text;
    this.#counter.classList.toggle("over", left < 0);
    this.#input.setAttribute("aria-invalid", String(left < 0));
    // Spoken at a few marks only: every key would drown the typing.
    if (!text) this.#counterSpoken.textContent = "";
    else if (left % 25 === 0 || left === -1) this.#counterSpoken.textContent = text;
  }

  // --- a conversation

  async #begin(): Promise<void> {
    this.#begun = true;
    const known = this.#api.hasSession;
    try {
      const session = await this.#api.session();
      this.#limit = session.limit || this.#limit;
      this.#privacy.textContent = session.privacy;
      this.#privacy.hidden = !session.privacy;
      this.#reach(session.contact ?? []);
      if (known && !this.#restored) this.#restore(await this.#api.history());
      this.#restored = true;
    } catch (error) {
      this.#begun = false;
      this.#failed(error);
    }
  }

  /** The practice's own contacts, where it has set any. */
  #reach(addresses: string[]): void {
    const links = addresses.flatMap((address) => {
      const href = safeHref(address);
      return href ? [" ", link(href, address.replace(/^(tel|mailto):/, ""))] : [];
    });
    this.#contact.replaceChildren(...(links.length ? [`${this.#strings.person}:`, ...links] : []));
    this.#contact.hidden = !links.length;
  }

  #restore(bubbles: Bubble[]): void {
    if (this.#api.renewed) {
      this.#api.renewed = false;
      this.#say(this.#strings.ended);
    }
    // What was said before is shown, not announced again.
    this.#log.setAttribute("aria-live", "off");
    let answer: Bubble[] = [];
    const flush = (live: boolean): void => {
      if (answer.length) this.#add(this.#turns.answer(answer, live));
      answer = [];
    };
    for (const bubble of bubbles) {
      if (bubble.from === "person") {
        flush(false);
        this.#add(this.#turns.mine(bubble.text ?? "", bubble.at));
      } else answer.push(bubble);
    }
    flush(true);
    setTimeout(() => this.#log.setAttribute("aria-live", "polite"), 200);
  }

  #submit(): void {
    const text = this.#input.value.trim();
    if (!text || text.length > this.#limit || this.#sending) return;
    this.#input.value = "";
    this.#typed();
    this.#send(text, { id: newId(), text });
  }

  #press(choice: Choice): void {
    if (this.#sending || !choice.press) return;
    this.#input.focus();
    this.#send(choice.title, { id: newId(), press: choice.press });
  }

  #send(shown: string, message: Outgoing): void {
    for (const old of this.#log.querySelectorAll(".choices")) old.remove();
    const turn = this.#turns.mine(shown, Date.now() / 1000);
    this.#add(turn);
    if (this.#unsent) this.#settle(this.#unsent.turn);
    void this.#deliver({ message, turn });
  }

  async #deliver(sent: Unsent): Promise<void> {
    this.#sending = true;
    this.#unsent = null;
    clearTimeout(this.#retryTimer);
    this.#settle(sent.turn);
    this.#typing.hidden = false;
    this.#toEnd();
    try {
      const answer = await this.#api.message(sent.message);
      if (!this.#begun) void this.#begin();
      this.#restored = true;
      if (this.#attempt > 0) this.#say(this.#strings.back);
      else if (this.#api.renewed) this.#say(this.#strings.ended);
      else this.#say("");
      this.#api.renewed = false;
      this.#attempt = 0;
      this.#typing.hidden = true;
      this.#add(this.#turns.answer(answer, true));
      this.options.answered();
    } catch (error) {
      this.#typing.hidden = true;
      this.#mark(sent);
      this.#failed(error);
    } finally {
      this.#typing.hidden = true;
      this.#sending = false;
    }
  }

  /** Says beside a message that it was not sent, and offers to try again. */
  #mark(sent: Unsent): void {
    this.#unsent = sent;
    sent.turn.classList.add("unsent");
    const again = button(this.#strings.retry, "text-button retry", () => {
      this.#input.focus();
      if (!this.#sending) void this.#deliver(sent);
    });
    sent.turn
      .querySelector(".meta")
      ?.append(el("span", { class: "failed" }, el("span", {}, this.#strings.notSent), " ", again));
    this.#toEnd();
  }

  #settle(turn: HTMLElement): void {
    turn.classList.remove("unsent");
    turn.querySelector(".failed")?.remove();
  }

  // --- when it does not arrive

  #failed(error: unknown): void {
    const { code, message, retryAfter } =
      error instanceof ApiError ? error : new ApiError("apology");
    if (code === "offline") {
      this.#say(navigator.onLine ? this.#strings.unreachable : this.#strings.offline);
      this.#retryIn(RETRY_MS[Math.min(this.#attempt++, RETRY_MS.length - 1)] ?? 15_000);
      return;
    }
    const wait = retryAfter > 0 ? fill(this.#strings.wait, retryAfter) : "";
    this.#say([message || this.#strings.failed, wait].filter(Boolean).join(" "));
    if (code === "too_often") this.#retryIn(Math.max(1, retryAfter) * 1_000);
  }

  #retryIn(ms: number): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#retry(), ms) as unknown as number;
  }

  /** Sends what waits, under the same id: the server answers it once, however often it comes. */
  #retry(): void {
    if (this.#sending) return;
    if (this.#unsent) void this.#deliver(this.#unsent);
    else if (!this.#begun) {
      void this.#begin().then(() => {
        if (!this.#begun) return;
        this.#attempt = 0;
        this.#say(this.#strings.back);
      });
    }
  }

  #online = (): void => {
    this.#say(this.#strings.back);
    this.#retry();
  };

  #offline = (): void => this.#say(this.#strings.offline);

  // --- start over, delete

  async #startOver(): Promise<void> {
    if (this.#sending) return;
    try {
      if (this.#api.hasSession) await this.#api.restart();
      this.#clear(this.#strings.startedOver);
    } catch (error) {
      this.#failed(error);
    }
  }

  #askToRemove(ask: boolean): void {
    this.#ask.hidden = !ask;
    this.#tools.hidden = ask;
    this.#panel.querySelector<HTMLElement>(ask ? ".remove-no" : ".remove")?.focus();
  }

  async #remove(): Promise<void> {
    try {
      if (this.#api.hasSession) await this.#api.remove();
      this.#askToRemove(false);
      this.#clear(this.#strings.removed);
    } catch (error) {
      this.#askToRemove(false);
      this.#failed(error);
    }
  }

  #clear(notice: string): void {
    clearTimeout(this.#retryTimer);
    this.#unsent = null;
    this.#attempt = 0;
    this.#log.setAttribute("aria-live", "off");
    this.#greet();
    setTimeout(() => this.#log.setAttribute("aria-live", "polite"), 200);
    this.#say(notice);
    this.#input.focus();
  }
}

/** `crypto.randomUUID` wants a secure page; plain http pages embed the widget too. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}
