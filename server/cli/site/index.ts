import type {CheckOptions} from '../../core/check.ts';
import {levelOf} from '../../core/judge/level.ts';
import type {Pack, Rule} from '../../core/pack/types.ts';
import {kindsPage, requirementsPage, seedsPage} from './catalogues.ts';
import {pathOf, rulePage} from './rulePage.ts';
import {sourcesPage} from './sourcesPage.ts';

/** All pages about these rules of a pack, by their path in the site. */
export function siteOf(rules: readonly Rule[], pack: Pack, options: CheckOptions, site: string): Map<string, string> {
  return new Map([
    ['index.html', kindsPage(rules, pack, site)],
    ['requirements.html', requirementsPage(rules, pack, site)],
    ['sources.html', sourcesPage(rules, pack, site)],
    ['seeds.html', seedsPage(rules, pack, site)],
    ...rules.map(rule => [pathOf(rule), rulePage(rule, levelOf(rule, options), pack, site)] as const),
  ]);
}
