import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {strFromU8, unzipSync} from 'fflate';
import {parseXml} from '../../server/core/draft/markup/xml.ts';
import {docx, p, paragraph, run as words} from '../support/word.ts';
import {folderWith, run, runJson} from './support.ts';

const parts = (bytes: Buffer): {[name: string]: string} =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** The words that stand between the marks of each comment, with the first line of the comment. */
function comments(copy: {[name: string]: string}): string[] {
  const document = copy['word/document.xml']!;
  return [...copy['word/comments.xml']!.matchAll(/<w:comment [^>]*w:id="(\d+)" w:author="Clauseguard"[^>]*>.*?<w:t[^>]*>(.*?)<\/w:t>/g)].map(
    ([, id, first]) => {
      const start = document.indexOf(`<w:commentRangeStart w:id="${id}"/>`);
      const end = document.indexOf(`<w:commentRangeEnd w:id="${id}"/>`);
      assert.ok(start >= 0 && end > start);
      const inside = document.slice(start, end).replace(/<w:tab\/>/g, '\t');
      return `${inside.replace(/<[^>]*>/g, '')} | ${first}`;
    },
  );
}

const BODY = [
  p('The Ministry shall return illegal migrants &amp; bogus refugees.'),
  paragraph(`${words('Every ')}${words('ille', '<w:i/>')}${words('gal migrant')}<w:ins w:id="9">${words(' leaves')}</w:ins>${words('.')}`),
  paragraph(`<w:r><w:t>An</w:t><w:tab/><w:t>illegal</w:t><w:tab/><w:t>migrant stays.</w:t></w:r>`),
  paragraph(`${words('See the note.')}<w:r><w:footnoteReference w:id="4"/></w:r>`),
].join('');
const NOTE = `<w:footnote w:id="4">${p('Illegal migrants again.')}</w:footnote>`;

describe('review copies', () => {
  it('bear a comment at each finding and are the draft otherwise', () => {
    const folder = folderWith({'sub/law.docx': docx({body: BODY, footnotes: NOTE}), 'clean.docx': docx({body: p('The office is open.')})});
    const {stderr, code} = run(folder, ['check', '.', '--no-config', '--review-copies', 'copies']);
    assert.equal(code, 1);
    assert.match(stderr, /1 review copy written\./);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'copies')), ['sub']);
    const before = parts(fs.readFileSync(path.join(folder, 'sub/law.docx')));
    const copy = parts(fs.readFileSync(path.join(folder, 'copies/sub/law.docx')));
    const marked = comments(copy).filter(one => one.includes('&quot;Illegal') || one.includes('"Illegal'));
    assert.deepEqual(
      marked.map(one => one.split(' | ')[0]),
      ['illegal migrants', 'illegal migrant', 'illegal\tmigrant', ''],
    );
    for (const [name, content] of Object.entries(before)) {
      if (!/document\.xml|Content_Types/.test(name)) assert.equal(copy[name], content, name);
    }
    for (const [name, content] of Object.entries(copy)) if (name.endsWith('.xml') || name.endsWith('.rels')) parseXml(content);
    const bare = (xml: string): string =>
      xml.replace(/<w:comment(?:RangeStart|RangeEnd)[^>]*>|<w:r><w:commentReference[^>]*><\/w:r>/g, '').replace(/<[^>]*>/g, '');
    assert.equal(bare(copy['word/document.xml']!), bare(before['word/document.xml']!));
    // Opened again, the copy is the same draft with the same findings.
    const again = runJson(folder, ['sub/law.docx', 'copies/sub/law.docx', '--no-config']).report.files;
    assert.deepEqual(again[0]!.findings, again[1]!.findings);
  });

  it('keep the comments that are there', () => {
    const comment = '<w:comment w:id="7" w:author="Ada"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:comment>';
    const more = {'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comment}</w:comments>`};
    const folder = folderWith({'law.docx': docx({body: BODY, footnotes: NOTE, more})});
    run(folder, ['check', 'law.docx', '--no-config', '--review-copies', 'copies']);
    const copy = parts(fs.readFileSync(path.join(folder, 'copies/law.docx')));
    assert.ok(copy['word/comments.xml']!.includes(comment));
    assert.ok(copy['word/comments.xml']!.includes('w:id="8" w:author="Clauseguard"'));
    assert.doesNotMatch(copy['word/_rels/document.xml.rels']!, /clauseguard/);
  });

  it('are the same each time, and never take the place of a draft', () => {
    const folder = folderWith({'law.docx': docx({body: BODY, footnotes: NOTE})});
    const before = fs.readFileSync(path.join(folder, 'law.docx'));
    for (const copies of ['one', 'two']) run(folder, ['check', '.', '--no-config', '--review-copies', copies]);
    // The second run finds the copy of the first among the drafts.
    assert.deepEqual(fs.readFileSync(path.join(folder, 'one/law.docx')), fs.readFileSync(path.join(folder, 'two/law.docx')));
    const {code, stderr} = run(folder, ['check', 'law.docx', '--no-config', '--review-copies', '.']);
    assert.equal(code, 2);
    assert.match(stderr, /would take the place of the draft/);
    assert.deepEqual(fs.readFileSync(path.join(folder, 'law.docx')), before);
  });
});
