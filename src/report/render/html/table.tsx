import type { Colour } from '../../../model/ceiling';
import { SIGN } from '../words';
import { island } from './island';
import type { Cell, Column, Detail, PagedTable, Row } from './rows';

/** Rows on one page. */
export const PAGE_SIZE = 25;

export const Status = ({ colour, word }: { colour: Colour; word: string }) => (
  <span class={`status ${colour}`}>
    <span aria-hidden="true">{SIGN[colour].unicode}</span> {word}
  </span>
);

/**
 * A long table: its first page readable without a script, all its rows as data for the script that pages, sorts
 * and filters them. Controls stay hidden until that script runs.
 */
export function Table({ table }: { table: PagedTable }) {
  const { id, caption, columns, rows } = table;
  return (
    <div class="paged" id={id}>
      <Filters table={table} />
      <div class="scroll">
        <table>
          <caption class="sr">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              {columns.map(({ title, numeric }) => (
                <th scope="col" class={numeric && 'num'}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, PAGE_SIZE).map((row) => (
              <TableRow row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="pager">
        <span class="shown" role="status">
          1–{Math.min(PAGE_SIZE, rows.length)} of {rows.length.toLocaleString('en-US')}
        </span>
        <span class="controls" hidden>
          <button type="button" data-step="-1">
            Previous
          </button>
          <button type="button" data-step="1">
            Next
          </button>
        </span>
      </p>
      <script
        type="application/octet-stream"
        // Base64, which no data can leave.
        dangerouslySetInnerHTML={{ __html: island({ size: PAGE_SIZE, columns, rows }) }}
      />
    </div>
  );
}

function Filters({ table: { id, facets, rows } }: { table: PagedTable }) {
  const statuses = distinct(rows.map(({ s: [, word] }) => word));
  return (
    <form class="filters controls" hidden>
      <label>
        <span>Search</span>
        <input type="search" name="text" placeholder="Name, detail, fix…" autocomplete="off" />
      </label>
      <Choice name="status" title="Status" options={statuses} />
      {facets.map((title, i) => (
        <Choice name={`${i}`} title={title} options={distinct(rows.map(({ f }) => f[i] ?? '')).sort()} />
      ))}
      <button type="reset" aria-controls={id}>
        Clear
      </button>
    </form>
  );
}

/** A filter that would not leave anything out is not offered. */
const Choice = ({ name, title, options }: { name: string; title: string; options: readonly string[] }) =>
  options.length < 2 ? null : (
    <label>
      <span>{title}</span>
      <select name={name}>
        <option value="">All</option>
        {options.map((option) => (
          <option value={option}>{option}</option>
        ))}
      </select>
    </label>
  );

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** The same elements as `rowElement` of the script makes. */
const TableRow = ({ row: { s, c, d }, columns }: { row: Row; columns: readonly Column[] }) => (
  <tr>
    <td data-label="Status">
      <Status colour={s[0]} word={s[1]} />
    </td>
    {c.map((cell, i) => (
      <td data-label={columns[i]?.title} class={columns[i]?.numeric && 'num'}>
        <CellText cell={cell} />
        {i === 0 && d.length > 0 && <Details details={d} />}
      </td>
    ))}
  </tr>
);

const CellText = ({ cell }: { cell: Cell }) =>
  typeof cell === 'string' ? (
    <span class="main">{cell}</span>
  ) : (
    <>
      <span class="main">{cell[0]}</span>
      <span class="sub">{cell[1]}</span>
    </>
  );

const Details = ({ details }: { details: readonly Detail[] }) => (
  <details>
    <summary>{details[0]?.[0] === 'Fix' ? 'Fix and details' : 'Details'}</summary>
    <dl>
      {details.map(([label, text, code]) => (
        <>
          <dt>{label}</dt>
          <dd>{code ? <code>{text}</code> : text}</dd>
        </>
      ))}
    </dl>
  </details>
);
