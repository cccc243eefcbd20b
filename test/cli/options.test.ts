import assert from 'node:assert/strict';
import {type Command, parseCommand} from '../../server/cli/options.ts';

const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean));

describe('options', () => {
  it('has defaults', () => {
    const command = parse('check drafts') as Command;
    assert.deepEqual(
      [command.name, command.arguments, command.format, command.failOn, command.maxWarnings],
      ['check', ['drafts'], 'text', 'error', Infinity],
    );
    assert.ok(command.configuration && !command.quiet && !command.stdin);
  });

  it('reads levels, packs and limits', () => {
    const command = parse('check --rule language/x=off --rule a/b=error --pack ours --pack theirs --max-warnings 0 --no-config') as Command;
    assert.deepEqual(
      [...command.levels],
      [
        ['language/x', 'off'],
        ['a/b', 'error'],
      ],
    );
    assert.deepEqual([command.packs, command.maxWarnings, command.configuration], [['ours', 'theirs'], 0, false]);
  });

  const wrong: [string, RegExp, RegExp][] = [
    ['chek a.md', /no command "chek"/, /check/],
    ['a.md', /no command "a.md"/, /clauseguard check a.md/],
    ['check --formt json', /no option --formt/, /--format/],
    ['check --fix --stdin', /--fix writes files/, /--fix-dry-run/],
    ['check --fix-dry-run --format json', /shows a diff/, /Leave out --format/],
    ['check --update-baseline', /needs the file/, /--baseline FILE/],
    ['check --baseline b.json --update-baseline --shard 1/2', /does not go with --shard/, /Leave out/],
    ['check --shard 3/2', /--shard cannot be "3\/2"/, /I\/N/],
    ['check --shard 0/2', /--shard cannot be/, /I\/N/],
    ['check --workers 0', /--workers cannot be/, /number/],
    ['merge', /takes reports/, /part-1/],
    ['merge a.json --format text', /merge has no format "text"/, /json, sarif/],
    ['merge a.json --baseline b', /means nothing to merge/, /check/],
    ['check --format xml', /no format "xml"/, /text, json, sarif/],
    ['rules list --format sarif', /no format "sarif"/, /text, json/],
    ['check --fail-on info', /--fail-on cannot be "info"/, /advice/],
    ['check --max-warnings many', /--max-warnings/, /number/],
    ['check --max-warnings -1', /max-warnings/, /./],
    ['check --rule a/b', /--rule cannot be "a\/b"/, /ID=LEVEL/],
    ['check --rule a/b=high', /--rule cannot be/, /off/],
    ['check --output', /output/, /./],
    ['check --stdin-filename a.md', /--stdin-filename/, /--stdin/],
    ['check --stdin a.md', /--stdin/, /a.md|paths/],
    ['explain', /one rule/, /rules list/],
    ['rules test one two', /one pack/, /one at a time/],
    ['rules new', /a kind and a name/, /rules new safeguard/],
    ['rules new safegard x', /no kind "safegard"/, /safeguard/],
    ['rules new safeguard Out/Of', /cannot be a name/, /lower-case/],
    ['rules new safeguard x --shape avoid', /cannot have the shape "avoid"/, /needs/],
    ['rules new structure x --shape check', /cannot have the shape "check"/, /table/],
    ['rules new concept x --shape avoid', /has no shape/, /Leave out/],
    ['check --watch', /--watch means nothing to check/, /rules test/],
    ['rules lst', /no command "rules lst"/, /rules list/],
    ['rules list --fail-on never', /--fail-on means nothing to rules/, /check/],
    ['init one two', /one folder/, /one at a time/],
    ['init --format json', /--format means nothing to init/, /check/],
  ];
  for (const [line, message, repair] of wrong)
    it(`${line}: says what is wrong and what to do`, () => {
      const result = parse(line);
      assert.ok('message' in result, 'it was accepted');
      assert.match(result.message, message);
      assert.match(result.repair, repair);
    });
});
