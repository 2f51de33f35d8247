import type { ReactNode } from 'react';

interface RowTableProps {
  /** What the table is, for those who do not see it. */
  caption: string;
  columns: readonly string[];
  /** As many cells as columns; the first names the row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A table that becomes a list of its rows on a phone, and is a table on paper. The roles hold where it is drawn as a list. */
export function RowTable({ caption, columns, rows }: RowTableProps) {
  return (
    <table role="table" className="row-table w-full border-collapse bg-white text-left tabular">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className="border-b-2 border-field px-2 py-2 text-sub">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row" className="border-b border-line">
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key={columns[index]} role="rowheader" scope="row" className="px-2 py-2 align-top font-700">
                  {cell}
                </th>
              ) : (
                <td key={columns[index]} role="cell" data-label={columns[index]} className="px-2 py-2 align-top">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
