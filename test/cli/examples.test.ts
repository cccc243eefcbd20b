import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {parse, parseAllDocuments} from 'yaml';
import {ROOT, readProject} from '../house/files.ts';
import {folderWith, run} from './support.ts';

const example = (name: string): string => readProject(`examples/ci/${name}`);

/** A repository whose drafts are checked, and a `clauseguard` and an `npx` on the path that run the built command line. */
class Workplace {
  readonly folder = folderWith({});
  readonly #bin = folderWith({
    clauseguard: `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'dist/cli.cjs')}" "$@"\n`,
    npx: '#!/bin/sh\nexec "$@"\n',
  });

  constructor() {
    fs.cpSync(path.join(ROOT, 'test/life/repository'), this.folder, {recursive: true});
    for (const name of fs.readdirSync(this.#bin)) fs.chmodSync(path.join(this.#bin, name), 0o755);
    this.sh('git init -q -b main && git add . && git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false commit -qm first');
  }

  /** Runs a command as the engine would. */
  sh(command: string, env: {[name: string]: string} = {}): {code: number | null; stdout: string; stderr: string} {
    const {PATH, CI: _, ...rest} = process.env;
    const {status, stdout, stderr} = spawnSync('sh', ['-c', command], {
      cwd: this.folder,
      encoding: 'utf8',
      env: {...rest, PATH: `${this.#bin}:${PATH}`, ...env},
    });
    return {code: status, stdout, stderr};
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  whole(...args: string[]): string {
    return run(this.folder, ['check', ...args]).stdout;
  }
}

describe('examples of runs over many machines', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('GitHub Actions: a matrix and a report', () => {
    const {jobs} = parse(example('github-actions.yml'));
    const workplace = new Workplace();
    workplace.sh('git checkout -q -b change && printf "\\nThe reading room is big.\\n" >> drafts/lending.md');
    const commands = (job: string): string[] =>
      jobs[job].steps.flatMap((step: {run?: string}) => (step.run?.startsWith('npx clauseguard') ? [step.run] : []));
    const parts: number[] = jobs.check.strategy.matrix.part;
    assert.equal(commands('check').length, 1);
    for (const part of parts) {
      const {code, stderr} = workplace.sh(commands('check')[0]!.replace(/\$\{\{ matrix.part \}\}/g, String(part)), {BASE: 'main'});
      assert.equal(code, 0, stderr);
    }
    const results = commands('report').map(command => workplace.sh(command));
    assert.deepEqual(
      results.map(one => one.code),
      [0, 1],
    );
    assert.equal(workplace.read('comment.md'), workplace.whole('--changed-since', 'main', '--format', 'markdown'));
    assert.match(results[1]!.stdout, /^::error file=drafts\/lending\.md,line=14/);
  });

  it('GitLab: parallel jobs and a report', () => {
    const pipeline = parse(example('gitlab-ci.yml'));
    const workplace = new Workplace();
    workplace.whole('--baseline', 'clauseguard-baseline.json', '--update-baseline');
    workplace.sh('printf "\\nThe reading room is big.\\n" >> drafts/lending.md');
    const ours = (job: string): string[] => pipeline[job].script.filter((line: string) => line.startsWith('npx clauseguard'));
    const total = pipeline.drafts.parallel;
    for (let part = 1; part <= total; part++) {
      const {code, stderr} = workplace.sh(ours('drafts')[0]!, {CI_NODE_INDEX: String(part), CI_NODE_TOTAL: String(total)});
      assert.equal(code, 0, stderr);
    }
    assert.deepEqual(
      ours('report').map(command => workplace.sh(command).code),
      [0, 1],
    );
    assert.equal(workplace.read('gl-code-quality-report.json'), workplace.whole('--baseline', 'clauseguard-baseline.json', '--format', 'gitlab'));
    assert.match(workplace.read('junit.xml'), /failures="1"/);
  });

  it('Azure Pipelines: scans and test results', () => {
    const {steps} = parse(example('azure-pipelines.yml'));
    const workplace = new Workplace();
    workplace.sh(
      'git checkout -q -b change && printf "\\nThe reading room is big.\\n" >> drafts/lending.md && git update-ref refs/remotes/origin/main main',
    );
    const commands: string[] = steps.flatMap((step: {script?: string}) => (step.script?.startsWith('npx clauseguard') ? [step.script] : []));
    const results = commands.map(command =>
      workplace.sh(command, {SYSTEM_PULLREQUEST_TARGETBRANCHNAME: 'main', AGENT_TEMPDIRECTORY: workplace.folder}),
    );
    assert.deepEqual(
      results.map(one => one.code),
      [0, 1],
      results.map(one => one.stderr).join(''),
    );
    assert.match(workplace.read('clauseguard-junit.xml'), /failures="1"/);
    const published = steps.flatMap((step: {inputs?: {[name: string]: string}}) => [
      step.inputs?.['testResultsFiles'],
      step.inputs?.['PathtoPublish'],
    ]);
    for (const file of ['clauseguard.sarif', 'clauseguard-junit.xml']) assert.ok(published.includes(file), file);
  });

  it('Kubernetes: an Indexed Job and a job that merges', () => {
    const [check, merge] = parseAllDocuments(example('kubernetes-job.yaml')).map(document => document.toJS());
    const workplace = new Workplace();
    const command = (job: {spec: {template: {spec: {containers: {command: string[]}[]}}}}): string =>
      job.spec.template.spec.containers[0]!.command[2]!;
    assert.equal(check.spec.completionMode, 'Indexed');
    assert.ok(command(check).includes(`/${check.spec.completions} `));
    for (let index = 0; index < check.spec.completions; index++) {
      const {code, stderr} = workplace.sh(command(check), {JOB_COMPLETION_INDEX: String(index)});
      assert.equal(code, 0, stderr);
    }
    assert.equal(workplace.sh(command(merge)).code, 1);
    assert.equal(workplace.read('report.sarif'), workplace.whole('--format', 'sarif'));
  });

  it('GNU parallel', function () {
    const workplace = new Workplace();
    if (workplace.sh('parallel --version').code !== 0) this.skip();
    const {code, stderr} = workplace.sh(`sh "${path.join(ROOT, 'examples/ci/gnu-parallel.sh')}"`, {JOBS: '2'});
    assert.equal(code, 1, stderr);
    assert.equal(workplace.read('report.html'), workplace.whole('--format', 'html'));
  });
});
