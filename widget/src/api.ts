/** The `web` channel, as the widget sees it. */
export interface FactSource {
  id: string;
  say: string;
  source: string[];
  reviewed: string;
}

export interface Choice {
  title: string;
  press?: string;
  url?: string;
}

export interface Bubble {
  from: "bot" | "person";
  id: string;
  at: number;
  text?: string;
  image?: { src: string; alt: string };
  buttons?: Choice[];
  facts?: FactSource[];
  rated?: "up" | "down";
  apology?: boolean;
}

export interface Outgoing {
  id: string;
  text?: string;
  press?: string;
}

export interface SessionInfo {
  token: string;
  limit: number;
  privacy: string;
  contact?: string[];
}

/** Why a call failed. `offline` means that no answer came at all, so that it may be sent again. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message = "",
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 35_000;

interface Kept {
  session?: SessionInfo;
}

/** What one tab remembers of one widget: in sessionStorage, since computers are shared. */
export class Memory {
  #own: Kept = {};

  constructor(readonly key: string) {}

  get value(): Kept {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "{}") as Kept;
    } catch {
      return this.#own;
    }
  }

  set(change: Kept): void {
    this.#own = { ...this.value, ...change };
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.#own));
    } catch {
      // A page without storage (a sandboxed frame) keeps it until it is closed.
    }
  }
}

export class Api {
  /** Whether the conversation had to be begun anew because the token was refused. */
  renewed = false;

  constructor(
    readonly base: string,
    readonly memory: Memory,
    readonly language: string,
  ) {}

  async session(): Promise<SessionInfo> {
    const kept = this.memory.value.session;
    if (kept) return kept;
    const session = (await this.#send("POST", "session")) as SessionInfo;
    this.memory.set({ session });
    return session;
  }

  get hasSession(): boolean {
    return Boolean(this.memory.value.session);
  }

  message(message: Outgoing): Promise<Bubble[]> {
    return this.#messages("POST", "message", message);
  }

  history(): Promise<Bubble[]> {
    return this.#messages("GET", "history");
  }

  restart(): Promise<Bubble[]> {
    return this.#messages("POST", "restart", {});
  }

  async remove(): Promise<void> {
    await this.#call("DELETE", "conversation");
    this.memory.set({ session: undefined });
  }

  async rate(message: string, value: "up" | "down" | null): Promise<void> {
    await this.#call("POST", "feedback", { message, value });
  }

  async #messages(method: string, path: string, body?: unknown): Promise<Bubble[]> {
    const reply = (await this.#call(method, path, body)) as { messages?: Bubble[] };
    if (!Array.isArray(reply?.messages)) throw new ApiError("apology");
    return reply.messages;
  }

  /** A call with the token; a refused token is replaced once, and the call made again. */
  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    try {
      return await this.#authorised(method, path, body);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "session") throw error;
      this.memory.set({ session: undefined });
      this.renewed = true;
      return await this.#authorised(method, path, body);
    }
  }

  async #authorised(method: string, path: string, body?: unknown): Promise<unknown> {
    const session = await this.session();
    const reply = await this.#send(method, path, body, session.token);
    const token = (reply as { token?: string } | null)?.token;
    if (token) this.memory.set({ session: { ...session, token } });
    return reply;
  }

  async #send(method: string, path: string, body?: unknown, token?: string): Promise<unknown> {
    const headers: Record<string, string> = { "Accept-Language": this.language };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let reply: Response;
    let json: Record<string, unknown> | null = null;
    try {
      reply = await fetch(new URL(`webhooks/web/${path}`, this.base), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await reply.text();
      if (reply.headers.get("content-type")?.includes("json")) {
        json = JSON.parse(text) as Record<string, unknown>;
      }
    } catch {
      throw new ApiError("offline");
    }
    if (reply.ok) return json;
    // A proxy whose assistant is down answers in its place.
    if (reply.status >= 502 && reply.status <= 504) throw new ApiError("offline");
    const wait = Number(json?.retry_after ?? reply.headers.get("retry-after") ?? 0);
    throw new ApiError(String(json?.error ?? "apology"), String(json?.text ?? ""), wait || 0);
  }
}
