export const CHAT_CSS = `
.panel {
  position: fixed;
  inset-block-end: calc(var(--milia-offset, 20px) + 72px);
  inset-inline-end: var(--milia-offset, 20px);
  z-index: var(--milia-z, 2147483000);
  display: flex; flex-direction: column;
  inline-size: var(--milia-width, 400px);
  block-size: min(var(--milia-height, 720px), calc(100dvh - 112px));
  max-inline-size: calc(100vw - 40px);
  background: var(--back); color: var(--ink);
  border: 1px solid var(--line);
  border-radius: var(--milia-radius, 14px);
  box-shadow: 0 8px 32px rgb(0 0 0 / 25%);
  overflow: hidden;
  overflow-wrap: anywhere;
}
.left .panel { inset-inline: auto; left: var(--milia-offset, 20px); }
.right .panel { inset-inline: auto; right: var(--milia-offset, 20px); }
.panel[hidden] { display: none; }
header { display: flex; align-items: center; gap: 8px; padding-inline: 16px 8px;
  background: var(--accent); color: var(--on-accent); }
h2 { flex: 1; margin: 0; font-size: 17px; font-weight: 600; }
button { font: inherit; }
.plain { display: grid; place-items: center; inline-size: 44px; block-size: 44px; margin: 0; padding: 10px; border: 0; border-radius: 8px;
  background: none; color: inherit; cursor: pointer; }
header .plain:focus-visible { outline-color: var(--on-accent); outline-offset: -3px; }
.plain svg { inline-size: 24px; block-size: 24px; }
.log { flex: 1 1 auto; min-block-size: 60px; overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px; }
.log:focus-visible { outline-offset: -3px; }
.turn { margin-block-end: 14px; }
.who { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
.bubble { inline-size: fit-content; max-inline-size: 92%; margin-block-end: 4px; padding: 8px 12px; border-radius: 12px;
  background: var(--soft); color: var(--ink); }
.bubble p { margin: 0; white-space: pre-line; }
.bubble p + p { margin-block-start: 8px; }
.bubble img { display: block; max-inline-size: 100%; border-radius: 8px; }
.mine .bubble { margin-inline-start: auto; background: var(--accent); color: var(--on-accent); }
.mine .bubble a { color: inherit; }
.mine.unsent .bubble { background: none; color: var(--ink); border: 2px dashed var(--bad); }
.mine .meta { justify-content: flex-end; }
.apology { border-inline-start: 4px solid var(--bad); }
a { color: var(--link); }
.meta { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; min-block-size: 24px; color: var(--dim); font-size: 13px; }
.meta .failed { color: var(--bad); }
.thumb { display: grid; place-items: center; inline-size: 32px; block-size: 32px; margin: 0; padding: 7px; border: 1px solid transparent; border-radius: 8px;
  background: none; color: var(--dim); cursor: pointer; }
.thumb svg { inline-size: 100%; block-size: 100%; }
.thumb[aria-pressed="true"] { border-color: var(--link); color: var(--link); background: var(--soft); }
details { inline-size: 100%; font-size: 13px; color: var(--dim); }
summary { inline-size: fit-content; min-block-size: 24px; padding-block: 2px; cursor: pointer; color: var(--dim); text-decoration: underline; }
details ul { margin: 4px 0 8px; padding-inline-start: 18px; }
details li { margin-block-end: 6px; }
details q { color: var(--ink); }
details .origin { display: block; }
.choices { display: flex; flex-wrap: wrap; gap: 6px; margin-block: 8px; font-size: 15px; }
.choice { margin: 0; min-block-size: 38px; padding: 6px 14px; border: 1px solid var(--link); border-radius: 20px; background: var(--back); color: var(--link);
  cursor: pointer; text-align: start; text-decoration: none; }
.choice:hover { background: var(--soft); }
.text-button { margin: 0; padding: 4px 2px; min-block-size: 28px; border: 0; background: none; color: var(--link); text-decoration: underline; cursor: pointer; }
.typing { display: flex; gap: 5px; inline-size: fit-content; margin-block-end: 8px; padding: 14px; border-radius: 12px; background: var(--soft); }
.typing[hidden] { display: none; }
.typing i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--dim); }
@media (prefers-reduced-motion: no-preference) {
  .typing i { animation: milia-typing 1.2s infinite; }
  .typing i:nth-child(2) { animation-delay: .2s; }
  .typing i:nth-child(3) { animation-delay: .4s; }
  .panel { animation: milia-rise .16s ease-out; }
}
@keyframes milia-typing { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
@keyframes milia-rise { from { transform: translateY(10px); opacity: 0; } }
.notice { padding: 0 16px; font-size: 14px; color: var(--ink); background: var(--soft); }
.notice:not(:empty) { padding-block: 8px; border-block-start: 1px solid var(--line); }
form { display: flex; align-items: flex-end; gap: 8px; padding: 10px 16px 4px; border-block-start: 1px solid var(--line); }
textarea { flex: 1; min-inline-size: 0; min-block-size: 44px; max-block-size: 132px; margin: 0; padding: 9px 12px; resize: none; font: inherit;
  border: 1px solid var(--line); border-radius: 10px; background: var(--back); color: var(--ink); }
textarea::placeholder { color: var(--dim); opacity: 1; }
textarea[aria-invalid="true"] { border: 2px solid var(--bad); }
.send { background: var(--accent); color: var(--on-accent); }
.counter { padding-inline: 16px; font-size: 13px; color: var(--dim); }
.counter.over { color: var(--bad); }
footer { padding: 2px 16px 10px; font-size: 13px; color: var(--dim); }
footer p { margin: 2px 0; }
.tools { display: flex; flex-wrap: wrap; gap: 0 16px; }
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; color: var(--ink); }
.ask[hidden], .tools[hidden] { display: none; }
@media (max-width: 640px), (max-height: 480px) {
  .panel, .left .panel, .right .panel { inset: 0; inline-size: 100%; block-size: 100dvh; max-inline-size: none; border: 0; border-radius: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); }
  .root:has(.panel:not([hidden])) .launcher { visibility: hidden; }
}
@media (max-height: 480px) {
  .panel { overflow-y: auto; }
  .log { min-block-size: 140px; }
}
@media (forced-colors: active) {
  .bubble, .launcher, .send, .typing { border: 1px solid CanvasText; }
}
`;
