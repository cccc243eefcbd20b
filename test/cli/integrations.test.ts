import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';
import {ROOT, readProject} from '../house/files.ts';
import {folderWith} from './support.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: {readonly [name: string]: string};
}

const GIT = 'git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false';

/** A runner as GitHub gives it: a clone of a pull request, files for outputs and summary, and a `gh` that writes down what it is asked. */
class Runner {
  readonly #folder = folderWith({
    'bin/gh': '#!/bin/sh\nprintf "%s\\n" "$*" >> "$GH_CALLS"\ncase "$*" in *--jq*) printf "%s" "$GH_ANSWER";; esac\nexit $GH_EXIT\n',
    'temp/.keep': '',
    output: '',
    summary: '',
    calls: '',
  });
  readonly work: string;
  readonly outputs: {[name: string]: string} = {};

  constructor() {
    fs.chmodSync(path.join(this.#folder, 'bin/gh'), 0o755);
    const origin = folderWith({});
    fs.cpSync(path.join(ROOT, 'test/life/repository'), origin, {recursive: true});
    this.#sh('git init -q -b main && git add .', origin);
    this.#sh(`${GIT} commit -qm first && git checkout -q -b change`, origin);
    fs.appendFileSync(path.join(origin, 'drafts/lending.md'), '\nThe reading room is big.\n');
    this.#sh(`${GIT} commit -qam second`, origin);
    this.work = path.join(this.#folder, 'work');
    this.#sh(`git clone -q --depth 1 --branch change "file://${origin}" "${this.work}"`, this.#folder);
  }

  #sh(command: string, cwd: string): void {
    const {status, stderr} = spawnSync('sh', ['-c', command], {cwd, encoding: 'utf8'});
    assert.equal(status, 0, stderr);
  }

  read(name: string): string {
    return fs.readFileSync(path.join(this.#folder, name), 'utf8');
  }

  /** Runs a step of the action with the inputs of a workflow, as the runner does. */
  step(id: string, inputs: {readonly [name: string]: string} = {}, env: {readonly [name: string]: string} = {}) {
    const action = parse(readProject('action.yml'));
    const step: Step = action.runs.steps.find((one: Step) => one.id === id);
    const value = (expression: string): string =>
      expression.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
        const [kind, key, , output] = name.split('.');
        if (kind === 'inputs') return inputs[key!] ?? action.inputs[key!].default;
        if (kind === 'steps') return this.outputs[output!] ?? '';
        return {'github.token': 'a-token', 'github.event.number': '7'}[name]!;
      });
    const given = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, expression]) => [name, value(expression)]));
    const {CI: _, ...rest} = process.env;
    const result = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run!], {
      cwd: this.work,
      encoding: 'utf8',
      env: {
        ...rest,
        PATH: `${path.join(this.#folder, 'bin')}:${path.dirname(process.execPath)}:${process.env['PATH']}`,
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_WORKSPACE: this.work,
        GITHUB_REPOSITORY: 'ministry/drafts',
        GITHUB_OUTPUT: path.join(this.#folder, 'output'),
        GITHUB_STEP_SUMMARY: path.join(this.#folder, 'summary'),
        RUNNER_TEMP: path.join(this.#folder, 'temp'),
        GH_CALLS: path.join(this.#folder, 'calls'),
        GH_EXIT: '0',
        ...given,
        ...env,
      },
    });
    for (const line of this.read('output').split('\n')) if (line) this.outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    return result;
  }
}

describe('the GitHub action', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('checks a pull request, comments on it once, and fails', () => {
    const runner = new Runner();
    const check = runner.step('check', {}, {GITHUB_BASE_REF: 'main'});
    assert.equal(check.status, 0, check.stderr);
    assert.equal(runner.outputs['exit-code'], '1');
    assert.match(check.stdout, /^::error file=drafts\/lending\.md,line=14/m);
    const {results} = JSON.parse(fs.readFileSync(runner.outputs['sarif-file']!, 'utf8')).runs[0];
    assert.deepEqual(
      results.filter((one: {baselineState: string}) => one.baselineState === 'new').map((one: {ruleId: string}) => one.ruleId),
      ['language/reading-room'],
    );
    assert.match(runner.read('summary'), /^<!-- clauseguard-report -->\n## Clauseguard: 1 error/);

    assert.equal(runner.step('comment').status, 0);
    assert.equal(runner.step('comment', {}, {GH_ANSWER: '99\n'}).status, 0);
    const calls = runner
      .read('calls')
      .split('\n')
      .filter(line => line.includes('--method'));
    assert.match(calls[0]!, /^api --silent --method POST repos\/ministry\/drafts\/issues\/7\/comments -F body=@.*comment\.md$/);
    assert.match(calls[1]!, /^api --silent --method PATCH repos\/ministry\/drafts\/issues\/comments\/99 -F body=@/);
    const refused = runner.step('comment', {}, {GH_EXIT: '1'});
    assert.equal(refused.status, 0);
    assert.match(refused.stdout, /^::warning::/);
    assert.equal(runner.step('result').status, 1);
  });

  it('takes paths one a line, whatever is in them, and never runs them', () => {
    const runner = new Runner();
    fs.writeFileSync(path.join(runner.work, 'drafts/$(touch pwned) a.md'), 'The reading room is big.\n');
    const check = runner.step('check', {paths: 'drafts/$(touch pwned) a.md\n--help\n"; touch pwned; "\n', 'only-new': 'false', 'fail-on': 'never'});
    assert.equal(check.status, 0, check.stderr);
    assert.equal(runner.outputs['exit-code'], '2');
    assert.match(check.stderr, /--help: there is no such file|Cannot check --help/);
    assert.ok(!fs.existsSync(path.join(runner.work, 'pwned')));
    assert.match(check.stdout, /^::error file=drafts\/\$\(touch pwned\) a\.md/m);
  });

  it('leaves out what a baseline accepts', () => {
    const runner = new Runner();
    spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.cjs'), 'check', '--baseline', 'known.json', '--update-baseline'], {cwd: runner.work});
    assert.equal(runner.step('check', {baseline: 'known.json'}).status, 0);
    assert.equal(runner.outputs['exit-code'], '0');
    assert.equal(runner.step('result').status, 0);
  });

  it('declares every input that it uses', () => {
    const action = parse(readProject('action.yml'));
    const used = new Set([...readProject('action.yml').matchAll(/\binputs\.([\w-]+)/g)].map(match => match[1]));
    assert.deepEqual([...used].sort(), Object.keys(action.inputs).sort());
    for (const step of action.runs.steps as Step[]) assert.ok(step.uses || step.shell, JSON.stringify(step));
  });
});

describe('other integrations', () => {
  it('the pre-commit hook takes what Clauseguard reads', () => {
    const [hook] = parse(readProject('.pre-commit-hooks.yaml'));
    const files = new RegExp(hook.files);
    for (const name of ['a.md', 'b/c.docx', 'd.akn', 'e.htm']) assert.ok(files.test(name), name);
    for (const name of ['a.ts', 'pom.xml', 'b.pdf']) assert.ok(!files.test(name), name);
    assert.equal(hook.entry.split(' ')[0], Object.keys(JSON.parse(readProject('package.json')).bin)[0]);
  });

  it('an image holds all that is needed', () => {
    const copied = [...readProject('Dockerfile').matchAll(/^COPY --from=build \/build\/(\S+) (\S+)$/gm)];
    assert.ok(copied.length > 0);
    const image = folderWith({});
    for (const [, from, to] of copied) {
      const target = path.join(image, to!);
      fs.mkdirSync(path.dirname(target), {recursive: true});
      fs.cpSync(path.join(ROOT, from!), target, {recursive: true});
    }
    const link = /ln -s (\S+) \/usr\/local\/bin\/(\S+)/.exec(readProject('Dockerfile'))!;
    assert.equal(JSON.parse(/^ENTRYPOINT (.*)$/m.exec(readProject('Dockerfile'))![1]!)[0], link[2]);
    const drafts = folderWith({'a.md': 'Illegal migrants.\n'});
    const {status, stdout} = spawnSync(process.execPath, [path.join(image, link[1]!), 'check'], {cwd: drafts, encoding: 'utf8'});
    assert.equal(status, 1);
    assert.match(stdout, /language\/illegal-migrant/);
  });
});
