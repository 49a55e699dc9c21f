import type { BenchDocument } from '../../harness/document.ts';
import type { Conditions } from '../../harness/environment/conditions.ts';
import { environmentFacts } from '../bench/environment-facts.ts';
import { percent } from '../numbers.ts';
import { FactList } from './fact-list.tsx';
import { ScrollBox } from './scroll-box.tsx';

const COLUMNS: readonly [string, (own: Conditions) => string][] = [
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['own processors', ({ ownCores }) => decimal(ownCores)],
  ['others’ processors', ({ otherCores }) => decimal(otherCores)],
  ['stolen processors', ({ stolenCores }) => decimal(stolenCores)],
  ['waiting for a processor', ({ cpuPressure }) => share(cpuPressure)],
  ['waiting for memory', ({ memoryPressure }) => share(memoryPressure)],
  ['waiting for a disk', ({ ioPressure }) => share(ioPressure)],
  ['throttled', ({ throttled }) => share(throttled)],
  ['pages swapped', ({ swappedPages }) => (swappedPages === null ? '–' : String(swappedPages))],
];

/** What the figures were taken on, and what the machine did in each round. */
export function EnvironmentSection({ document }: { document: BenchDocument }) {
  return (
    <section id="environment" aria-labelledby="environment-title">
      <h2 id="environment-title">Environment</h2>
      <FactList class="environment" facts={environmentFacts(document)} />
      {document.conditions.length > 0 && (
        <ScrollBox label="What the machine did">
          <table>
            <caption>What the machine did in each round of processes, on average</caption>
            <thead>
              <tr>
                <th scope="col">round</th>
                {COLUMNS.map(([name]) => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {document.conditions.map((own) => (
                <tr key={own.round}>
                  <th scope="row">{own.round + 1}</th>
                  {COLUMNS.map(([name, show]) => (
                    <td key={name} class="number">
                      {show(own)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value, 1);
}
