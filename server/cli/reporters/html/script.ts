/**
 * The page's only script: filters. Without it everything is shown. Written for browsers and kept as text, so that its hash can stand in the
 * page's content security policy.
 */
export const SCRIPT = `'use strict';
const form = document.getElementById('filters');
const status = document.getElementById('shown');
const findings = [...document.querySelectorAll('article.finding')];
const marks = [...document.querySelectorAll('mark[data-of]')];
const apply = () => {
  const allowed = name => new Set([...form.querySelectorAll('input[name=' + name + ']:checked')].map(box => box.value));
  const by = {level: allowed('level'), kind: allowed('kind'), area: allowed('area')};
  const hidden = new Set();
  for (const finding of findings) {
    finding.hidden = !Object.keys(by).every(name => by[name].has(finding.dataset[name]));
    if (finding.hidden) hidden.add(finding.id);
    const ref = document.getElementById(finding.id + '-m');
    if (ref) ref.hidden = finding.hidden;
  }
  for (const mark of marks) mark.classList.toggle('off', mark.dataset.of.split(' ').every(id => hidden.has(id)));
  const shown = findings.length - hidden.size;
  const told = shown === findings.length ? status.dataset.all : status.dataset.some;
  status.textContent = told.replace('{shown}', shown).replace('{total}', findings.length);
};
form.addEventListener('change', apply);
form.addEventListener('reset', () => setTimeout(apply));
form.hidden = false;
apply();
`;
