import {nodeCrypto} from '../../host/builtins.ts';
import {escapeHtml as html} from '../reporters/escape.ts';

/** Colours have a contrast of at least 4.5 to 1 in both schemes. */
const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--link:#0550ae;--bad:#a40e26;--bad-bg:#ffe3e6}
@media (prefers-color-scheme:dark){:root{--paper:#0f1318;--ink:#e6edf3;--soft:#a3adb8;--line:#39424d;--panel:#171d24;--link:#7ab8ff;--bad:#ffb3ba;--bad-bg:#5a1620}}
*{box-sizing:border-box}body{margin:0 auto;max-width:56rem;padding:1rem 1.5rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.2rem 0 .2rem}
code{font:.9em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}.soft{color:var(--soft)}nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.example{white-space:pre-wrap;background:var(--panel);border-left:.3rem solid var(--line);padding:.5rem .8rem;margin:.5rem 0}mark{background:var(--bad-bg);color:var(--bad);text-decoration:underline}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--panel:#fff;--link:#000;--bad:#000;--bad-bg:#fff}nav,.skip{display:none}body{max-width:none;padding:0;font-size:10pt}.example,tr{break-inside:avoid}h1,h2,h3{break-after:avoid}a[href^=http]::after{content:" (" attr(href) ")"}}
`;
const policy = (): string =>
  `default-src 'none'; style-src 'sha256-${nodeCrypto().createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

export const GENERATOR = 'Clauseguard rules doc';

export interface PageParts {
  readonly title: string;
  /** Of the title, where it is not English. */
  readonly language?: string;
  /** From the page to the root of the site: '', or '../' for each folder. */
  readonly root: string;
  readonly site: string;
  /** HTML. */
  readonly body: string;
}

const PAGE_LANGUAGE = 'en';
/** For words of a pack, so that they are read aloud in its language: an attribute, or nothing where it is the page's. */
export const lang = (language: string): string => (language === PAGE_LANGUAGE ? '' : ` lang="${html(language)}"`);

/** A page that needs nothing but itself, and runs and fetches nothing. */
export const page = ({title, language = PAGE_LANGUAGE, root, site, body}: PageParts): string => `<!DOCTYPE html>
<html lang="${PAGE_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${GENERATOR}">
<title>${html(title)} | ${html(site)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Site"><ul><li><a href="${root}index.html">Rules by kind</a></li><li><a href="${root}requirements.html">Rules by requirement</a></li><li><a href="${root}sources.html">Sources</a></li><li><a href="${root}seeds.html">From the seed documents</a></li></ul></nav></header>
<main id="main">
<h1${lang(language)}>${html(title)}</h1>
${body}
</main>
<footer><p class="soft">${html(site)}. An aid to drafting, not legal advice.</p></footer>
</body>
</html>
`;

/** A text whose addresses are links, which nothing follows but a reader. */
export const linked = (text: string): string =>
  text
    .split(/(https:\/\/[^\s<>()"']+)/)
    .map((part, i) => (i % 2 ? `<a href="${html(part)}" rel="noreferrer noopener">${html(part)}</a>` : html(part)))
    .join('');

export const list = (rows: readonly string[]): string => `<ul>\n${rows.map(row => `<li>${row}</li>`).join('\n')}\n</ul>`;

/** Cells of the head are HTML, and so are the rows, each a whole <tr>. */
export const table = (head: readonly string[], rows: readonly string[]): string =>
  `<div class="wide"><table>\n<thead><tr>${head.map(one => `<th scope="col">${one}</th>`).join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`;
