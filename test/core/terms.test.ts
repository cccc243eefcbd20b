import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {parseDraft} from '../../server/core/draft/index.ts';
import {definedTerms} from '../../server/core/draft/terms.ts';
import {packOf} from '../support/pack.ts';

describe('short forms in brackets', () => {
  const defines = (file: string, language: string, text: string, terms: readonly string[]): void => {
    const pack = packOf({
      'pack.yaml': `name: test\nversion: 1.0.0\nlanguage: ${language}\nlicence: MIT\n`,
      [`languages/${language}.yaml`]: fs.readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8'),
    });
    assert.deepEqual(
      definedTerms(parseDraft(text, 'text', pack.language), pack.language).map(term => term.text),
      terms,
    );
  };

  it('are terms without their article, in quotation marks or behind a word that says what follows', () => {
    const text = 'The Office of Migration (hereinafter: the Office) and the Fund for Return (hereafter "the Fund") report (see the Annex).';
    defines('rules/languages/en.yaml', 'en', text, ['Office', 'Fund']);
  });

  it('are known in other languages by their words', () => {
    const french =
      "L’Office des migrations (ci-après l'Office) et le Conseil des réfugiés (ci-après dénommé le Conseil) se réunissent (voir l'annexe).";
    defines('packs/fr/languages/fr.yaml', 'fr', french, ['Office', 'Conseil']);
    const spanish = 'La Dirección General de Migración (en adelante, la Dirección) publica el informe (véase el anexo).';
    defines('packs/es/languages/es.yaml', 'es', spanish, ['Dirección']);
  });

  it('are none where the bracket only says where something stands', () => {
    defines('rules/languages/en.yaml', 'en', 'Persons (below Schengen standards) and places (hereinafter listed) are registered.', []);
  });
});
