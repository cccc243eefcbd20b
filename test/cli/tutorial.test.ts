import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, type Run, run} from './support.ts';

const TUTORIAL = path.resolve(import.meta.dirname, '../../rules/tutorial.md');
const WHO = {GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org'};

interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that the line above names. */
  readonly file: string | undefined;
  readonly line: number;
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/(?:^`([^`\n]+)`\n\n)?^```(\w+(?: \w+)?)\n([\s\S]*?)^```$/gm)].map(match => ({
    language: match[2]!,
    text: match[3]!,
    file: match[1],
    line: text.slice(0, match.index).split('\n').length,
  }));
}

describe('the tutorial', () => {
  const blocks = blocksOf(fs.readFileSync(TUTORIAL, 'utf8'));
  const folder = folderWith({});
  let last: Run | undefined;

  it('has commands, files and outputs', () => {
    for (const language of ['sh', 'sh fails', 'text', 'yaml'])
      assert.ok(
        blocks.some(block => block.language === language),
        language,
      );
  });

  for (const {language, text, file, line} of blocks)
    it(`line ${line}: ${file ?? text.split('\n')[0]}`, () => {
      if (file !== undefined) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), {recursive: true});
        fs.writeFileSync(path.join(folder, file), text);
      } else if (language === 'text') {
        const said = `${last?.stdout}${last?.stderr}`;
        for (const row of text.trimEnd().split('\n')) assert.ok(said.includes(row.trim()), `${row}\nis not in\n${said}`);
      } else {
        assert.ok(language === 'sh' || language === 'sh fails', `line ${line}: a block of ${language} without a file`);
        for (const command of text.trimEnd().split('\n')) {
          const [program, ...rest] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(match => match[1] ?? match[2]!);
          if (program === 'npx') {
            assert.equal(rest[0], 'clauseguard');
            last = run(folder, rest.slice(1));
            assert.equal(last.code !== 0, language === 'sh fails', `${command}: ${last.code}\n${last.stdout}${last.stderr}`);
          } else {
            assert.equal(program, 'git', `nobody runs ${command}`);
            execFileSync('git', rest, {cwd: folder, env: {...process.env, ...WHO}});
          }
        }
      }
    });

  it('ends with three rules that hold, and with what the colleague pins', () => {
    assert.match(run(folder, ['rules', 'test']).stdout, /^3 rules, (\d+) of \1 examples validated\.\n$/);
    fs.writeFileSync(path.join(folder, 'clauseguard.yaml'), last!.stdout);
    assert.equal(run(folder, ['rules', 'test']).code, 0);
    assert.match(run(folder, ['check', 'drafts', '--format', 'json']).stdout, /safeguard\/trusted-adult-in-interviews/);
  });
});
