import type { ComponentChildren } from 'preact';
import type { Colour } from '../../../model/ceiling';
import { SIGN } from '../words';
import { linkTo } from './anchors';
import { Commands } from './command';
import { packData } from './island';
import type { Cell, Column, Detail, PagedTable, Row } from './rows';

/** The rows on one page, if the script runs. */
const PAGE_SIZE = 25;
/** The most rows if no script runs. With more, the page of many accounts would be too large to send. */
export const ROWS_WITHOUT_SCRIPT = 200;

/** Shows a status as a colour and a word, so that nobody has to see the colour. */
export const Status = ({ colour, word }: { colour: Colour; word: string }) => (
  <span class={`status ${colour}`}>
    <span aria-hidden="true">{SIGN[colour].unicode}</span> {word}
  </span>
);

/**
 * A long table. Its first rows can be read without a script. All rows are data for the script, which pages, sorts and filters
 * them. Controls stay hidden until the script runs.
 */
export function Table({ table }: { table: PagedTable }) {
  const { id, caption, columns, facets, rows } = table;
  const first = rows.slice(0, ROWS_WITHOUT_SCRIPT);
  const rest = rows.length - first.length;
  return (
    <div class="paged" id={id} data-size={PAGE_SIZE}>
      <Filters controls={id}>
        <label>
          <span>Search</span>
          <input type="search" name="text" placeholder="Name, detail, fix…" autocomplete="off" />
        </label>
        <Choice name="status" title="Status" options={rows.map(({ s: [, word] }) => word)} />
        {facets.map((title, i) => (
          <Choice name={`${i}`} title={title} options={rows.map(({ f }) => f[i] ?? '').sort()} />
        ))}
      </Filters>
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
            {first.map((row) => (
              <TableRow row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="pager">
        <span class="shown" role="status">
          1–{first.length} of {rows.length.toLocaleString('en-US')}
        </span>
        {rest > 0 && (
          <noscript>
            The other {rest.toLocaleString('en-US')} are shown where scripts may run; the report as JSON has
            all.
          </noscript>
        )}
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
        // This is Base64, which cannot end the element.
        dangerouslySetInnerHTML={{ __html: packData({ columns, rows }) }}
      />
    </div>
  );
}

/** The filters of a list; `controls` is the id of the list. */
export const Filters = ({ controls, children }: { controls: string; children: ComponentChildren }) => (
  <form class="filters controls" hidden>
    {children}
    <button type="reset" aria-controls={controls}>
      Clear
    </button>
  </form>
);

/** A filter that offers each option once. It is left out if it could not hide anything. */
export function Choice(choice: { name: string; title: string; options: readonly string[] }) {
  const options = [...new Set(choice.options)];
  if (options.length < 2) return null;
  return (
    <label>
      <span>{choice.title}</span>
      <select name={choice.name}>
        <option value="">All</option>
        {options.map((option) => (
          <option value={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}

/** A row, with the elements that `rowElement` of the script creates. */
const TableRow = ({ row: { a, s, c, d }, columns }: { row: Row; columns: readonly Column[] }) => (
  <tr id={a}>
    <td data-label="Status">
      <Status colour={s[0]} word={s[1]} />
    </td>
    {c.map((cell, i) => (
      <td data-label={columns[i]?.title} class={columns[i]?.numeric && 'num'}>
        <CellText cell={cell} anchor={i === 0 ? a : undefined} />
        {i === 0 && d.length > 0 && <Details details={d} />}
      </td>
    ))}
  </tr>
);

/** A link to the row itself, to be copied or kept as a bookmark. */
const RowLink = ({ anchor }: { anchor: string }) => (
  <a class="link" href={linkTo(anchor)} aria-label="Link to this row">
    #
  </a>
);

function CellText({ cell, anchor }: { cell: Cell; anchor: string | undefined }) {
  const [main, sub] = typeof cell === 'string' ? [cell] : cell;
  return (
    <>
      <span class="main">
        {main}
        {anchor !== undefined && <RowLink anchor={anchor} />}
      </span>
      {sub !== undefined && <span class="sub">{sub}</span>}
    </>
  );
}

const Details = ({ details }: { details: readonly Detail[] }) => (
  <details>
    <summary>{details[0]?.[0] === 'Fix' ? 'Fix and details' : 'Details'}</summary>
    <dl>
      {details.map(([label, text, set]) => (
        <>
          <dt>{label}</dt>
          <dd>
            {set === 'command' ? <Commands commands={[text]} /> : set === 'code' ? <code>{text}</code> : text}
          </dd>
        </>
      ))}
    </dl>
  </details>
);
