import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import {validateXML} from 'xmllint-wasm';
import {ROOT} from '../house/files.ts';
import {folderWith, PACK, run} from './support.ts';

const SCHEMAS = path.join(import.meta.dirname, 'schemas');
const schema = (name: string): string => fs.readFileSync(path.join(SCHEMAS, name), 'utf8');

/** What every format has to stand: markup of all kinds, control characters, directions, names that mean something to somebody. */
const HOSTILE = 'The ‮zibbled]]> & <b>"office"</b> `*_|~ @everyone #1 ::error::x %0A \u0007 😀 opens.\n\n%%\n';
const folder = folderWith({
  ...PACK,
  'bad.md': '# Office\n\nThe zibbled office opens at nine.\n\nThe wobbled and the nibbled office.\n',
  "odd 'names' & <b>/a,b:c.md": `# Office\n\n${HOSTILE}`,
  'silent.md': '# Office\n\n<!-- clauseguard-ignore-next language/zibbled: the name of the house -->\nThe zibbled office.\n',
  'clean.txt': 'The office opens at nine.\n',
});
fs.cpSync(path.join(ROOT, 'test/drafts/samples'), path.join(folder, 'samples'), {recursive: true});

const cache = new Map<string, ReturnType<typeof run>>();
/** The report on all drafts of the folder; a missing one makes a problem. */
function report(format: string): string {
  let result = cache.get(format);
  if (!result) cache.set(format, (result = run(folder, ['check', '--pack', 'pack', '--format', format, '.', 'missing.md'])));
  assert.equal(result.code, 2, result.stderr);
  return result.stdout;
}

describe('reports: SARIF', () => {
  const ajv = new AjvDraft04({strict: false, allErrors: true, unicodeRegExp: false});
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(schema('sarif-2.1.0.json')));
  const assertValid = (text: string): void => assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 5), null, 1));

  it('is valid by the official schema, with findings, suppressions, fixes, related places and problems', () => {
    const text = report('sarif');
    assertValid(text);
    for (const part of ['"suppressions"', '"fixes"', '"relatedLocations"', '"toolConfigurationNotifications":[{', '"partialFingerprints"'])
      assert.ok(text.includes(part), `no ${part}`);
  });

  it('the validator sees what is wrong', () => {
    const log = JSON.parse(report('sarif'));
    log.runs[0].results[0].level = 'fatal';
    assert.equal(validate(log), false);
  });

  it('is valid without findings, in a shard and with a baseline', () => {
    const empty = run(folder, ['check', '--format', 'sarif', '--shard', '1/1', 'clean.txt']);
    assertValid(empty.stdout);
    run(folder, ['check', '--pack', 'pack', '--baseline', 'known.json', '--update-baseline', 'bad.md']);
    const known = run(folder, ['check', '--pack', 'pack', '--baseline', 'known.json', '--format', 'sarif', 'bad.md']);
    assertValid(known.stdout);
    const {results} = JSON.parse(known.stdout).runs[0];
    assert.deepEqual([results[0].baselineState, results[0].suppressions[0].kind], ['unchanged', 'external']);
    assert.match(results[0].suppressions[0].justification, /known\.json/);
  });

  it('keeps the 5,000 results that weigh most, and says how many are left out', () => {
    const many = folderWith({...PACK, 'a.md': 'The nibbled office.\n\n'.repeat(3_000), 'b.md': 'The zibbled office.\n\n'.repeat(3_000)});
    const {stdout} = run(many, ['check', '--pack', 'pack', '--format', 'sarif', '.']);
    assertValid(stdout);
    const [only] = JSON.parse(stdout).runs;
    const levels = only.results.map((one: {level: string}) => one.level);
    assert.equal(levels.length, 5_000);
    assert.equal(levels.filter((level: string) => level === 'error').length, 3_000);
    assert.match(only.invocations[0].toolExecutionNotifications[0].message.text, /^1000 results of least weight are left out/);
    assert.ok(only.results.every((one: {ruleId: string; ruleIndex: number}) => only.tool.driver.rules[one.ruleIndex].id === one.ruleId));
  });
});

describe('reports: JUnit', () => {
  it('is valid, and says which findings fail', async () => {
    const text = report('junit');
    const result = await validateXML({xml: [{fileName: 'junit.xml', contents: text}], schema: [schema('junit.xsd')]});
    assert.deepEqual(result.errors, []);
    assert.match(text, /<failure type="error" message="No zibbled[^"]*">/);
    assert.match(text, /No wobbled \(line 5, language\/wobbled\)"><system-out>/);
    assert.match(text, /<skipped message="the name of the house"\/>/);
    assert.match(text, /<testcase classname="clean\.txt" name="nothing new found"\/>/);
    assert.match(text, /<testsuite name="Problems" tests="1" failures="0" errors="1"/);
  });

  it('counts what it has', () => {
    const text = report('junit');
    const [, tests, failures, errors] = /<testsuites name="Clauseguard" tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(text)!;
    const count = (tag: string): string => String(text.split(`<${tag} `).length - 1);
    assert.deepEqual([tests, failures, errors], [count('testcase'), count('failure'), count('error')]);
  });
});

describe('reports: GitHub annotations', () => {
  it('one command a line, most severe first, ten of each at most; nothing of a draft is a command', () => {
    const rows = report('github').trimEnd().split('\n');
    const commands = rows.filter(row => row.startsWith('::')).map(row => /^::(error|warning|notice) /.exec(row)?.[1]);
    assert.ok(!commands.includes(undefined), rows.join('\n'));
    assert.deepEqual(
      commands.slice(1),
      [...commands.slice(1)].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a!) - ['error', 'warning', 'notice'].indexOf(b!)),
    );
    for (const level of ['error', 'warning', 'notice'])
      assert.ok(commands.filter(one => one === level).length <= (level === 'error' ? 11 : 10), level);
    assert.match(rows.at(-1)!, /^Clauseguard: \d+ errors.*Not shown as annotations: \d+ of level error/);
    assert.match(rows.join('\n'), /file=odd 'names' & <b>\/a%2Cb%3Ac\.md,line=3/);
  });
});

describe('reports: GitLab code quality', () => {
  it('has what GitLab asks for, with a fingerprint for each issue', () => {
    const issues = JSON.parse(report('gitlab')) as {
      description: string;
      check_name: string;
      fingerprint: string;
      severity: string;
      location: {path: string; lines: {begin: number}};
    }[];
    assert.ok(issues.length > 10);
    for (const {description, check_name, fingerprint, severity, location} of issues) {
      assert.ok(description && check_name && !location.path.startsWith('/') && location.lines.begin >= 1);
      assert.match(fingerprint, /^[0-9a-f]{32}$/);
      assert.match(severity, /^(info|minor|major|critical|blocker)$/);
    }
    assert.equal(new Set(issues.map(one => one.fingerprint)).size, issues.length);
  });
});

describe('reports: Markdown', () => {
  it('fits into a comment, however much there is, with the errors and the count of what is left out', () => {
    const many = folderWith({
      ...PACK,
      ...Object.fromEntries(
        Array.from({length: 40}, (_, i) => [`d${i}.md`, `The nibbled office.\n\nThe zibbled office ${'long '.repeat(60)}.\n\n`.repeat(40)]),
      ),
    });
    const {stdout} = run(many, ['check', '--pack', 'pack', '--format', 'markdown', '.']);
    assert.ok(stdout.length <= 65_000 && stdout.length > 20_000, String(stdout.length));
    assert.match(stdout, /^<!-- clauseguard-report -->\n## Clauseguard: 1600 errors, 1600 advice in 40 drafts\n/);
    const shown = stdout.split('<summary>No zibbled').length - 1;
    assert.ok(shown > 50);
    assert.match(stdout, new RegExp(`${3200 - shown - (stdout.split('<summary>No nibbled').length - 1)} further findings do not fit`));
  });

  it('nothing of a draft formats, mentions, links or opens HTML; details and table are there', () => {
    const text = report('markdown');
    const excerpt = text.split('\n').find(row => row.startsWith('> ') && row.includes('zibbled'));
    assert.ok(excerpt);
    assert.doesNotMatch(text, /[^\\]<b>|@everyone|(?<!\\)\[x\]\(|\u202e/);
    assert.match(text, /<details><summary>Table of safeguards<\/summary>\n\n\| Safeguard \| /);
    assert.match(text, /### What could not be used\n\n- \*\*error\*\* missing\.md/);
    assert.match(text, /\(`--fix` does it\)/);
    assert.equal(text.split('<details>').length, text.split('</details>').length);
  });
});

describe('reports: HTML', () => {
  it('stands alone, with a policy that lets nothing in', () => {
    const text = report('html');
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(text)!;
    assert.match(policy!, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
    assert.doesNotMatch(text, /<(img|link|iframe|object|embed)\b|\ssrc=|\sstyle="|\son\w+="/);
    assert.match(text, /odd &#39;names&#39; &amp; &lt;b&gt;/);
    assert.match(text, /1 suppressed, with the reason[\s\S]*the name of the house/);
    assert.match(text, /What could not be used[\s\S]*missing\.md/);
  });

  it('of a long draft shows the lines around findings', () => {
    const long = folderWith({...PACK, 'a.md': `${'Nothing to see.\n\n'.repeat(15_000)}The zibbled office.\n`});
    const {stdout} = run(long, ['check', '--pack', 'pack', '--format', 'html', '.']);
    assert.ok(stdout.length < 60_000, String(stdout.length));
    assert.match(stdout, /Lines without findings are left out here/);
    assert.match(stdout, /id="d\w+-L30001"/);
  });
});

describe('reports: code hosts', () => {
  it('paths start from the root of the repository where the environment names it', () => {
    const root = folderWith({...PACK, 'sub/bad.md': 'The zibbled office.\n'});
    const env = {GITHUB_WORKSPACE: root};
    const args = ['check', '--pack', '../pack', 'bad.md', '--format'];
    assert.match(run(path.join(root, 'sub'), [...args, 'github'], {env}).stdout, /file=sub\/bad\.md,/);
    assert.match(run(path.join(root, 'sub'), [...args, 'sarif'], {env}).stdout, /"uri":"sub\/bad\.md"/);
    assert.match(run(path.join(root, 'sub'), [...args, 'gitlab'], {env: {CI_PROJECT_DIR: root}}).stdout, /"path":"sub\/bad\.md"/);
  });
});
