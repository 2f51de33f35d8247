/** Our own drawing: stripes say on every page that this is practice. */
export const panelStyle = `
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.7 system-ui, sans-serif; color: #1a1a1c; background: #fff; }
.practice { margin: 0; padding: 0.75rem 1rem; color: #000; font-weight: 700;
  background: repeating-linear-gradient(-45deg, #ffe680 0 1rem, #fff3c0 1rem 2rem); border-bottom: 3px solid #8a5a00; }
.practice small { display: block; font-weight: 400; font-size: 0.875rem; }
header .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding: 0.5rem 1rem; border-bottom: 1px solid #767676; }
header strong { font-size: 1.125rem; }
[aria-current] { font-weight: 700; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; list-style: none; }
main { max-width: 46rem; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.4; } h2 { font-size: 1.25rem; line-height: 1.5; }
a { color: #0031d8; } a, button, select { min-height: 44px; display: inline-flex; align-items: center; }
button, select { font: inherit; padding: 0 1rem; border: 1px solid #1a1a1c; border-radius: 6px; background: #fff; color: inherit; cursor: pointer; max-width: 100%; }
button[aria-pressed="true"] { background: #1a1a1c; color: #fff; }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
.domain { margin: 0; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.5rem 1rem; background: #f2f2f2; }
.setting { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
.state { font-weight: 700; } .refusal { padding: 0.5rem 1rem; border-left: 6px solid #b40000; background: #fdeeee; }
.toast { position: fixed; left: 1rem; bottom: 1rem; margin: 0; padding: 0.75rem 1.25rem; color: #fff; background: #1a1a1c; border-radius: 6px; }
.rehearsal { margin-top: 3rem; padding: 1rem; border: 3px dashed #8a5a00; }
.rehearsal label { display: block; margin-block: 0.5rem; } .domains { padding: 0; list-style: none; } .domains li { margin-block: 0.5rem; }
`;

/** Shows the setting anew when it has changed, as the real panel does by itself. */
export const panelScript = `
const { version } = document.currentScript.dataset;
setInterval(async () => {
  const response = await fetch('/version').catch(() => null);
  if (response?.ok && (await response.text()) !== version) location.replace('/security/ssl/free');
}, 500);
`;
