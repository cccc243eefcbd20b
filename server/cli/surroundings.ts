import type {Given, SettingsReader} from '../host/settings.ts';
import type {Problems} from './problems.ts';

/** What a command works with besides its options. */
export interface Surroundings {
  /** The folder in which the command was given. */
  readonly folder: string;
  readonly version: string;
  /** What `settings` was made with. */
  readonly given: Given;
  readonly settings: SettingsReader;
  readonly problems: Problems;
}
