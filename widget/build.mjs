// Bundles src/ into dist/: the launcher as milia-chat.js, the chat as a second file it loads on first
// use, named by its content. Fails when either is over its budget (gzipped): a page pays for the first
// before anyone opens it.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const KB = 1024;
const LAUNCHER_BUDGET = 10 * KB;
const CHAT_BUDGET = 60 * KB;
const shared = {
  bundle: true,
  outdir: dist,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
// Two bundles rather than shared chunks, so that the launcher is one request.
const chat = await bundle("chat.ts", { entryNames: "milia-chat-[hash]" });
const launcher = await bundle("milia-chat.ts", {
  define: { CHAT_FILE: JSON.stringify(`./${chat}`) },
  external: [`./${chat}`],
});
await cp(join(here, "demo.html"), join(dist, "demo.html"));
await cp(join(here, "demo.css"), join(dist, "milia-chat-demo.css"));

const sizes = {};
for (const name of await readdir(dist)) {
  const zipped = gzipSync(await readFile(join(dist, name)), { level: 9 });
  await writeFile(join(dist, `${name}.gz`), zipped);
  sizes[name] = zipped.length;
}
console.log(
  `launcher ${kb(sizes[launcher])} of ${kb(LAUNCHER_BUDGET)}, chat ${kb(sizes[chat])} of ${kb(CHAT_BUDGET)}, gzipped`,
);
if (sizes[launcher] > LAUNCHER_BUDGET || sizes[chat] > CHAT_BUDGET) {
  console.error("The widget is over its budget.");
  process.exit(1);
}

async function bundle(entry, options) {
  const { metafile } = await build({ ...shared, ...options, entryPoints: [join(here, "src", entry)] });
  return basename(Object.keys(metafile.outputs)[0]);
}

function kb(bytes) {
  return `${(bytes / KB).toFixed(1)} KB`;
}
