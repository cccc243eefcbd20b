import path from 'node:path';
import type {DraftSettings, Host} from '../host.ts';
import {NodeHost} from '../node/host.ts';
import {files} from './files.ts';
import {fileOf} from './uris.ts';

const CONFIGURATION_FILE = 'clauseguard.yaml';

/**
 * The files that the editor lets a worker see, read by the very code that reads them in Node: the build gives it a file system that asks the
 * editor (`node/`). Only where that code asks without waiting, whether there is a configuration above a draft, the answer is fetched first.
 */
export class WorkerHost implements Host {
  readonly #inner = new NodeHost();

  readonly open = this.#inner.open;
  readonly formatOf = this.#inner.formatOf;
  readonly isReadOnly = this.#inner.isReadOnly;
  readonly oversize = this.#inner.oversize;
  readonly read = this.#inner.read;
  readonly readText = this.#inner.readText;
  readonly problems = this.#inner.problems;
  readonly outside = this.#inner.outside;
  readonly pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

  settingsFor = async (uri: string): Promise<DraftSettings> => {
    await lookAbove(uri);
    return this.#inner.settingsFor(uri);
  };

  drafts: Host['drafts'] = async (folder, configured) => {
    await lookAbove(`${folder}/any`);
    return this.#inner.drafts(folder, configured);
  };

  configurationFor: Host['configurationFor'] = async uri => {
    await lookAbove(uri);
    return this.#inner.configurationFor(uri);
  };

  packOf: Host['packOf'] = async uri => {
    await lookAbove(uri);
    return this.#inner.packOf(uri);
  };

  editedPack: Host['editedPack'] = async (folder, edited) => {
    await lookAbove(`${folder}/any`);
    return this.#inner.editedPack(folder, edited);
  };

  filesBelow: Host['filesBelow'] = async (folder, only) => {
    await lookAbove(`${folder}/any`);
    return this.#inner.filesBelow(folder, only);
  };

  changed: Host['changed'] = uris => {
    files.forget(uris.flatMap(uri => fileOf(uri) ?? []));
    return this.#inner.changed(uris);
  };
}

async function lookAbove(uri: string): Promise<void> {
  const file = fileOf(uri);
  if (file === undefined) return;
  const places: string[] = [];
  // Above the first two names there are only schemes and authorities.
  for (let folder = path.dirname(file); folder.split('/').length > 2; folder = path.dirname(folder))
    places.push(path.join(folder, CONFIGURATION_FILE));
  await files.look(places);
}
