import { ScrollBox } from './scroll-box.tsx';

interface Props {
  caption: string;
  /** Texts; the first row is the head, the first column names the rows. */
  rows: readonly (readonly string[])[];
}

/** A table of texts as they are, numbers to the right. */
export function RowsTable({ caption, rows: [head = [], ...rows] }: Props) {
  return (
    <ScrollBox label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, i) => (
              <th key={name} scope="col" class={i === 0 ? '' : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...others]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {others.map((text, i) => (
                <td key={head[i + 1]} class="number">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
