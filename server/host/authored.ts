/**
 * What reads YAML: configurations, and packs that come as source. A door of its own, since the build bundles what lies behind it
 * apart: a run with built-in rules and no configuration never loads the parser and the schema library.
 */
export {compilePack} from '../core/pack/index.ts';
export {readConfiguration} from './configuration.ts';
