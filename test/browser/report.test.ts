import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {folderWith, run} from '../cli/support.ts';
import {ROOT} from '../house/files.ts';
import {axeViolations, launch} from './browser.ts';

describe('HTML report in a browser', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];
  let file: string;

  before(async () => {
    const folder = folderWith({
      'hostile.md': '# <img src=x onerror=alert(1)>\n\nThe Ministry shall return <script>alert(1)</script> illegal migrants. --> </style>\n',
      'clean.md': '# Office\n\nThe office opens at nine.\n',
      'silent.md': '# A\n\n<!-- clauseguard-ignore-next language/illegal-migrant: title of an act -->\nIllegal migrants shall register.\n',
    });
    fs.cpSync(path.join(ROOT, 'test/drafts/samples'), path.join(folder, 'samples'), {recursive: true});
    file = path.join(folder, 'report.html');
    const {code, stderr} = run(folder, ['check', '.', '--format', 'html', '--output', file]);
    assert.equal(code, 1, stderr);
    browser = await launch();
  });
  after(() => browser?.close());

  beforeEach(async () => {
    requests.length = 0;
    complaints.length = 0;
    page = await browser.newPage({viewport: {width: 1200, height: 900}, bypassCSP: false});
    page.on('request', request => requests.push(request.url()));
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('dialog', dialog => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });

  it('asks for nothing but itself, and runs no script of a draft', () => assert.deepEqual(requests, [pathToFileURL(file).href]));

  it('shows hostile text as text, with the finding marked in it', async () => {
    const section = page.locator('section.draft', {has: page.getByRole('heading', {name: 'hostile.md'})});
    assert.match(await section.innerText(), /return <script>alert\(1\)<\/script>/);
    assert.ok((await section.locator('mark').allInnerTexts()).join(' ').includes('illegal migrants'));
    assert.equal(await page.locator('img').count(), 0);
  });

  it('filters by level, kind and area, says how many are shown, and shows all again', async () => {
    const shown = () => page.locator('article.finding:visible').count();
    const all = await shown();
    assert.ok(all > 10, `only ${all} findings`);
    await page.getByRole('checkbox', {name: 'error', exact: true}).uncheck();
    const left = await shown();
    assert.ok(left > 0 && left < all, `${left} of ${all}`);
    assert.equal(await page.locator('article.finding.error:visible').count(), 0);
    assert.equal(await page.getByRole('status').innerText(), `${left} of ${all} findings are shown.`);
    await page.getByRole('checkbox', {name: 'safeguard', exact: true}).uncheck();
    assert.ok((await shown()) < left);
    await page.getByRole('button', {name: 'Show all'}).click();
    await page.waitForFunction(() => /^All/.test(document.querySelector('#shown')!.textContent!));
    assert.equal(await shown(), all);
    await page.getByRole('group', {name: 'Area'}).getByRole('checkbox', {name: 'Non-refoulement and access to protection'}).uncheck();
    assert.equal(await page.locator('article.finding[data-area=NR]:visible').count(), 0);
  });

  it('marks of findings that are filtered out are marks no more', async () => {
    await page.getByRole('checkbox', {name: 'warning', exact: true}).uncheck();
    assert.ok((await page.locator('mark.off').count()) > 0);
    assert.equal(await page.locator('mark.error.off').count(), 0);
  });

  it('can be used with the keyboard alone', async () => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement!.textContent), 'Skip to the findings');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#findings');
    const first = page.getByRole('checkbox').first();
    await first.focus();
    await page.keyboard.press('Space');
    assert.equal(await first.isChecked(), false);
    await page.keyboard.press('Space');
    assert.equal(await first.isChecked(), true);
    await page.locator('a.ref').first().focus();
    await page.keyboard.press('Enter');
    const id = new URL(page.url()).hash.slice(1);
    assert.ok(await page.locator(`article.finding[id="${id}"]`).isVisible());
  });

  it('tells the table of safeguards to a screen reader', async () => {
    const table = page.getByRole('region', {name: 'Table of safeguards'}).getByRole('table');
    assert.ok((await table.getByRole('rowheader').count()) > 5);
    assert.ok(
      (await table.getByRole('cell', {name: /missing|weak|present/}).count()) > 5 ||
        (await table.getByRole('columnheader', {name: 'missing'}).count()) === 1,
    );
  });

  for (const scheme of ['light', 'dark'] as const)
    it(`axe finds nothing to complain about, ${scheme}`, async () => {
      await page.emulateMedia({colorScheme: scheme});
      assert.deepEqual(await axeViolations(page), []);
      if (process.env['SCREENSHOTS']) await page.screenshot({path: path.join(process.env['SCREENSHOTS'], `report-${scheme}.png`), fullPage: true});
    });

  it('prints without controls and without losing findings', async () => {
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('#filters').isVisible(), false);
    assert.ok(await page.locator('article.finding').first().isVisible());
    assert.ok((await page.pdf({format: 'A4'})).length > 10_000);
  });

  it('fits a narrow screen', async () => {
    await page.setViewportSize({width: 360, height: 800});
    const {scroll, client} = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    assert.ok(scroll <= client, `${scroll} wide on a screen of ${client}`);
  });

  it('is readable without its script', async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const plain = await context.newPage();
    await plain.goto(pathToFileURL(file).href);
    assert.ok((await plain.locator('article.finding:visible').count()) > 10);
    assert.equal(await plain.locator('#filters').isVisible(), false);
    await context.close();
  });
});
