// The report inside its panel: shows what the extension sends, and tells it what is pressed.
const vscode = acquireVsCodeApi();
const main = document.querySelector('main');
vscode.setState({draft: main.dataset.draft});

/** What a button is about, to find it again after an update. */
const identity = ({dataset: {start, end, rule}}) => JSON.stringify([start, end, rule]);

window.addEventListener('message', ({data}) => {
  const focused = main.contains(document.activeElement) && identity(document.activeElement);
  const {scrollY} = window;
  main.innerHTML = data.body;
  window.scrollTo(0, scrollY);
  if (focused) [...main.querySelectorAll('button')].find(one => identity(one) === focused)?.focus();
});

main.addEventListener('click', ({target}) => {
  const button = target.closest('button');
  if (!button) return;
  const {start, end, rule} = button.dataset;
  vscode.postMessage(rule ? {rule} : {start: Number(start), end: Number(end)});
});

vscode.postMessage({ready: true});
