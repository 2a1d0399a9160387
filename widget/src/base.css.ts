/** Styles the launcher needs before the chat is loaded; colours for both parts. */
export const BASE_CSS = `
:host {
  all: initial !important;
  display: block !important;
  font-family: var(--milia-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif) !important;
  font-size: 16px !important;
  line-height: 1.5 !important;
}
:host([hidden]) { display: none !important; }
* { box-sizing: border-box; }
.root {
  --accent: var(--milia-accent, #0b6b57);
  --on-accent: var(--milia-on-accent, #ffffff);
  --back: var(--milia-background, #ffffff);
  --ink: var(--milia-text, #1c2321);
  --soft: var(--milia-soft, #eef3f1);
  --dim: var(--milia-dim, #52605c);
  --line: var(--milia-line, #7d8b86);
  --link: var(--milia-link, #0b6b57);
  --bad: #a3261b;
  color-scheme: light;
  color: var(--ink);
}
.root.dark {
  --accent: var(--milia-accent-dark, #6fd3ba);
  --on-accent: var(--milia-on-accent-dark, #06231c);
  --back: var(--milia-background-dark, #171d1b);
  --ink: var(--milia-text-dark, #e8eeec);
  --soft: var(--milia-soft-dark, #26302d);
  --dim: var(--milia-dim-dark, #aebbb6);
  --line: var(--milia-line-dark, #76857f);
  --link: var(--milia-link-dark, #7fdcc4);
  --bad: #ffb4a9;
  color-scheme: dark;
}
.launcher {
  position: fixed;
  inset-block-end: var(--milia-offset, 20px);
  inset-inline-end: var(--milia-offset, 20px);
  z-index: var(--milia-z, 2147483000);
  inline-size: 60px;
  block-size: 60px;
  margin: 0;
  padding: 16px;
  border: 2px solid var(--back);
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  box-shadow: 0 2px 12px rgb(0 0 0 / 30%);
  cursor: pointer;
}
.left .launcher { inset-inline: auto; left: var(--milia-offset, 20px); }
.right .launcher { inset-inline: auto; right: var(--milia-offset, 20px); }
.launcher svg { display: block; inline-size: 100%; block-size: 100%; }
svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.launcher .dot {
  position: absolute; inset-block-start: 2px; inset-inline-end: 2px;
  inline-size: 14px; block-size: 14px; border-radius: 50%;
  background: #d93025; border: 2px solid var(--back);
}
.launcher .dot[hidden] { display: none; }
button:focus-visible, a:focus-visible, textarea:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--ink); outline-offset: 2px;
}
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
@media print { .root { display: none; } }
`;

/** A sheet for a shadow root: constructed, so that a strict style-src does not stop it. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
