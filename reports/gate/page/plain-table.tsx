import type { ComponentChildren } from 'preact';
import { ScrollBox } from '../../page/scroll-box.tsx';

interface Props {
  id: string;
  title: string;
  /** The first is the head. */
  rows: readonly (readonly string[])[];
  /** Columns of numbers. */
  numbers: readonly number[];
  children: ComponentChildren;
}

/** A section with a sentence and a table. */
export function PlainTable({ id, title, rows: [head = [], ...rows], numbers, children }: Props) {
  const kind = (column: number) => (numbers.includes(column) ? 'number' : '');
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="lead">{children}</p>
      <ScrollBox label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name, column) => (
                <th key={name} scope="col" class={kind(column)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('\n')}>
                {row.map((text, column) => (
                  <td key={head[column]} class={kind(column)}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
