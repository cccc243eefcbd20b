import {assert} from 'chai';
import {diagnostics, has, open, shown} from './editor.ts';

export const diagnosticsTests = (): Mocha.Suite =>
  describe('a draft that is opened', () => {
    it('shows what is wrong with it', async () => {
      const {document} = await open('return.md');
      await diagnostics(document.uri, has('language/illegal-migrant'));
      assert.ok(shown(document).includes('9: language/illegal-migrant “Illegal migrants”'), shown(document).join('\n'));
    });
  });
