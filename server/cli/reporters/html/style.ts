/** The page's style. Colours have a contrast of at least 4.5 to 1 in both schemes; no state is told by colour alone. */
export const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--link:#0550ae;
--error:#a40e26;--error-bg:#ffe3e6;--warning:#7a4b00;--warning-bg:#fff1c9;--advice:#0a4f8f;--advice-bg:#ddf0ff;--present:#0f5f2d;--present-bg:#d9f5e0}
@media (prefers-color-scheme:dark){:root{--paper:#0f1318;--ink:#e6edf3;--soft:#a3adb8;--line:#39424d;--panel:#171d24;--link:#7ab8ff;
--error:#ffb3ba;--error-bg:#5a1620;--warning:#ffd98a;--warning-bg:#4d3700;--advice:#a9d6ff;--advice-bg:#103a5e;--present:#a4ecb9;--present-bg:#0f4423}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem 1.5rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link)}a:focus-visible,input:focus-visible,summary:focus-visible,button:focus-visible,.wide:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1.1rem;margin:2rem 0 .25rem;overflow-wrap:anywhere}h4{font-size:1rem;margin:0}
small{color:inherit;font-size:.8em}code{font:.9em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:1}
.tag{display:inline-block;border-radius:.4rem;padding:0 .5rem;font-weight:600;border:1px solid currentColor;font-size:.9rem}
.error{--c:var(--error);--b:var(--error-bg)}.missing{--c:var(--error);--b:var(--error-bg)}.warning{--c:var(--warning);--b:var(--warning-bg)}.weak{--c:var(--warning);--b:var(--warning-bg)}.advice{--c:var(--advice);--b:var(--advice-bg)}.present{--c:var(--present);--b:var(--present-bg)}
.tag,td.missing,td.weak,td.present{background:var(--b);color:var(--c)}td.missing a,td.weak a,td.present a{color:inherit}
#filters{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start;background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}#filters[hidden]{display:none}
fieldset{border:0;margin:0;padding:0;min-width:9rem}legend{font-weight:600;padding:0}label{display:block}button{font:inherit;padding:.25rem .75rem}
.wide{overflow-x:auto;position:relative}table{border-collapse:collapse}.matrix th,.matrix td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top}.matrix thead th{background:var(--panel);overflow-wrap:anywhere;max-width:14rem}.matrix tbody th[scope=row]{font-weight:400}.matrix .area th{background:var(--panel);padding-top:.5rem}.matrix td{white-space:nowrap}.matrix .number{text-align:right}td.none{color:var(--soft)}
.bar rect{fill:var(--b);stroke:var(--c);stroke-width:1}
.text{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 0;margin:.5rem 0}.line{display:flex}.line:target{background:var(--panel)}.n{flex:0 0 4rem;text-align:right;padding-right:1rem;color:var(--soft);user-select:none;font-variant-numeric:tabular-nums}.t{white-space:pre-wrap;overflow-wrap:anywhere;min-width:0;padding-right:1rem;min-height:1.5em}
mark{background:var(--b);color:var(--c);border-bottom:2px solid var(--c);border-radius:.15rem}mark.off{background:none;color:inherit;border-bottom-color:transparent}
.ref{font-size:.75rem;font-weight:700;margin-right:.15rem;vertical-align:super;line-height:1}.ref[hidden]{display:none}
.finding{margin:.35rem 1rem .6rem 4rem;padding:.5rem .9rem;border-left:.35rem solid var(--c);background:var(--panel);border-radius:0 .4rem .4rem 0}.finding[hidden]{display:none}.finding p{margin:.3rem 0}.finding:target{outline:2px solid var(--c)}
.rule,.gap,footer{color:var(--soft);font-size:.9rem}.gap{margin:.25rem 0;padding-left:4rem}
dt{font-weight:600;margin-top:1rem}dd{margin:0 0 0 1rem}dd p{margin:.25rem 0}.problems li{overflow-wrap:anywhere}
@media (max-width:40rem){.n{flex-basis:2.5rem;padding-right:.5rem}.finding{margin-left:1rem}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#999;--panel:#fff;--link:#000;--error:#8a0018;--error-bg:#fff;--warning:#5c3900;--warning-bg:#fff;--advice:#003d75;--advice-bg:#fff;--present:#0a4a20;--present-bg:#fff}body{max-width:none;padding:0;font-size:10pt}#filters,.skip,#shown{display:none}.finding,.matrix tr{break-inside:avoid}h2,h3,h4{break-after:avoid}mark{border-bottom-width:1.5pt}}
`;
