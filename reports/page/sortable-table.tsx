import type { ComponentChildren } from 'preact';
import { ScrollBox } from './scroll-box.tsx';

/** A cell: what it shows, and the number it is sorted by where it is not the text. */
export interface SortableCell {
  readonly show: ComponentChildren;
  readonly value?: number;
}

interface Props {
  id: string;
  caption: string;
  head: readonly string[];
  rows: readonly (readonly SortableCell[])[];
}

/** A table that the page's script sorts by the column whose head is pressed. Without it, the table is as it comes. */
export function SortableTable({ id, caption, head, rows }: Props) {
  return (
    <ScrollBox label={caption}>
      <table id={id} class="sortable">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" class={rows[0]?.[column]?.value === undefined ? '' : 'number'}>
                <button type="button" data-sort={column}>
                  {name}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={`${row}`}>
              {cells.map(({ show, value }, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {show}
                  </th>
                ) : (
                  <td key={head[column]} data-value={value === undefined ? undefined : +value.toPrecision(6)}>
                    {show}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
