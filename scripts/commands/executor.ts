import { once } from 'node:events';
import process from 'node:process';
import type { Command } from 'commander';
import { openEngine } from '../../engines/registry.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { serveExecutor } from '../../harness/executor/serve.ts';
import { LAB_VERSION } from '../../harness/version.ts';
import { workersOption } from '../common-options.ts';
import { soleFormat } from '../sole-store.ts';

interface Flags {
  readonly label: string;
  readonly engine?: string;
  readonly workers?: number;
}

export function addExecutor(program: Command): void {
  program
    .command('executor')
    .argument('<data-dir>', 'the store to answer from')
    .description('answer queries over one store: JSON lines on stdin and stdout, until the end of input')
    .requiredOption('--label <label>', 'name of this executor in its handshake')
    .option('--engine <name>', 'engine that answers (default: pool-chunk on the format of the store)')
    .addOption(workersOption())
    .action(serve);
}

async function serve(dataDir: string, { label, engine: name, workers = defaultWorkers() }: Flags): Promise<void> {
  const engine = await openEngine(name ?? `pool-chunk/${soleFormat(dataDir)}`, { dataDir, workers });
  try {
    const handshake = { label, dataDir, version: `querylab ${LAB_VERSION}` };
    await serveExecutor(engine, handshake, process.stdin, async (line) => {
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    });
  } finally {
    await engine.close();
  }
}
