import type {ServerStatus} from '../protocol/index.ts';
import type {Server} from './server.ts';
import {fromProblem} from './toDiagnostics.ts';

/** Problems of configurations and packs, each shown in its file, for every client by sending them, since nobody asks about those files. */
export class ProblemDiagnostics {
  readonly #server: Server;
  #shown = new Set<string>();

  constructor(server: Server) {
    this.#server = server;
  }

  async show(): Promise<void> {
    const {connection, host, ruleFiles} = this.#server;
    const problems = host.problems();
    const before = this.#shown;
    this.#shown = new Set(problems.keys());
    for (const [uri, list] of problems) {
      const text = (await host.readText(uri)) ?? '';
      // Of a file that somebody is writing more is known than what lies on disk.
      if (!ruleFiles.isOpen(uri)) await connection.sendDiagnostics({uri, diagnostics: list.map(one => fromProblem(one, text))});
    }
    for (const uri of before) if (!problems.has(uri) && !ruleFiles.isOpen(uri)) await connection.sendDiagnostics({uri, diagnostics: []});
    const count = [...problems.values()].flat().length;
    if (this.#server.client.status) {
      const status: ServerStatus = {state: count ? 'problem' : 'ready', problems: count};
      await connection.sendNotification('clauseguard/status', status);
    }
  }
}
