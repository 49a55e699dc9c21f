import path from 'node:path';
import type { Format } from '../../engines/codec/formats.ts';
import { LabError } from '../../engines/errors.ts';
import { engineFormat, storeOf } from '../../engines/registry.ts';
import { candidateIds } from '../../engines/store/candidates.ts';
import { dayPath } from '../../engines/store/day-path.ts';
import { Store } from '../../engines/store/store.ts';
import { indexWhere } from '../../engines/store/where.ts';
import { count } from '../../reports/numbers.ts';
import { customQuery, customScenario, parseCustom } from '../../scenarios/custom.ts';
import { specWith } from '../../scenarios/custom-spec.ts';
import { loadReader } from '../migrate/convert-codecs.ts';
import type { Axis, SweepContext } from './axis.ts';
import { thinDay } from './thin-day.ts';

export const trajectories: Axis = {
  description: 'the trajectories in the files, at the same candidates: copies with a share of all other rows',
  unit: 'trajectories',
  steps: () => [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1],
  most: 1,
  plan: async (context) => {
    const { base, steps, stores, engines, scratch, workers } = context;
    const spec = specWith(base, {});
    const scenario = customScenario(spec, 'sweep/trajectories');
    const formats = [...new Set(engines.map((engine) => engineFormat(engine) ?? [...stores.keys()][0]))] as Format[];
    let done = 0;
    const planned = [];
    for (const share of steps) {
      const copies = new Map<string, string>();
      let rows = 0;
      for (const format of formats) {
        const copy = path.join(scratch, `${format}-${Number(share.toPrecision(3))}`);
        rows = await thinStore(format, stores.get(format) as string, copy, spec, share, context);
        copies.set(format, copy);
        context.onProgress(++done, formats.length * steps.length, `${format}, ${count(rows)} trajectories`);
      }
      planned.push({
        value: rows,
        label: `${count(rows)} trajectories`,
        scenario,
        arms: new Map(
          engines.map((engine) => [engine, { engine, dataDir: storeOf(engine, copies) as string, workers }]),
        ),
      });
    }
    if (new Set(planned.map(({ value }) => value)).size === planned.length) return planned;
    throw new LabError(
      'BAD_OPTION',
      'two of the shares leave as many trajectories: give other --steps, or a larger store',
    );
  },
};

/** Copies every day that a query opens. @returns trajectories of all of them. */
async function thinStore(
  format: Format,
  dataDir: string,
  target: string,
  spec: string,
  share: number,
  { signal }: SweepContext,
): Promise<number> {
  const query = customQuery(parseCustom(spec));
  const codec = await loadReader(format);
  const store = new Store(dataDir);
  try {
    let rows = 0;
    for (const day of store.days(query)) {
      const keep = new Set(candidateIds(store.dayFile(day), indexWhere(query)));
      const [source, copy] = [path.join(dataDir, dayPath(day)), path.join(target, dayPath(day))];
      rows += await thinDay(source, copy, { keep, share, codec, signal });
    }
    return rows;
  } finally {
    store.close();
  }
}
