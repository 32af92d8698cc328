/**
 * Pages, sorts and filters the long tables. Text from the data reaches the page through `textContent` only, and
 * the elements are those of table.tsx. Plain JavaScript, because it is sent to the browser as it stands; the page's
 * content security policy admits it by its hash.
 */
export const SCRIPT = `
const SIGN = { red: '✗', yellow: '!', green: '✓', grey: '?' };
/* Rows of a table on paper; the line below it says of how many. */
const MOST_PRINTED = 1000;
const SEVERITY = ['red', 'yellow', 'grey', 'green'];

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const span = (name, text) => {
  const made = element('span', { class: name });
  made.textContent = text;
  return made;
};

const statusElement = ([colour, word]) => {
  const sign = element('span', { 'aria-hidden': 'true' }, SIGN[colour]);
  return element('span', { class: 'status ' + colour }, sign, ' ' + word);
};
const cellElements = (cell) =>
  typeof cell === 'string' ? [span('main', cell)] : [span('main', cell[0]), span('sub', cell[1])];
const detailsElement = (details) => {
  const list = element('dl', {});
  for (const [label, text, code] of details) {
    const value = code ? element('dd', {}, element('code', {}, text)) : element('dd', {}, text);
    list.append(element('dt', {}, label), value);
  }
  const summary = details[0][0] === 'Fix' ? 'Fix and details' : 'Details';
  return element('details', {}, element('summary', {}, summary), list);
};
const rowElement = (row, columns) =>
  element('tr', {},
    element('td', { 'data-label': 'Status' }, statusElement(row.s)),
    ...row.c.map((cell, i) => {
      const { title, numeric } = columns[i];
      const made = element('td', { 'data-label': title, class: numeric && 'num' }, ...cellElements(cell));
      if (i === 0 && row.d.length > 0) made.append(detailsElement(row.d));
      return made;
    }));

const searchable = (row) => [row.s[1], ...row.c.flat(), ...row.d.flat()].join(' ').toLowerCase();
const sortKey = (row, column, numeric) => {
  if (column < 0) return SEVERITY.indexOf(row.s[0]);
  const text = [row.c[column]].flat().join(' ');
  if (!numeric) return text.toLowerCase();
  const number = parseFloat(text.replaceAll(',', ''));
  return Number.isNaN(number) ? Infinity : number;
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const unpacked = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
};

const bring = async (root) => {
  const { size, columns, rows } = await unpacked(root.querySelector('script').textContent);
  const body = root.querySelector('tbody');
  const form = root.querySelector('form');
  const shown = root.querySelector('.shown');
  const headings = [...root.querySelectorAll('th')];
  const steps = [...root.querySelectorAll('[data-step]')];
  const texts = rows.map(searchable);
  let page = 0;
  let printing = false;
  let sort = null;

  const selected = () => {
    const { text = '', status, ...facets } = Object.fromEntries(new FormData(form));
    const words = text.toLowerCase().split(/\\s+/).filter(Boolean);
    return rows.filter((row, i) =>
      words.every((word) => texts[i].includes(word)) &&
      (!status || row.s[1] === status) &&
      Object.entries(facets).every(([facet, value]) => !value || row.f[facet] === value));
  };
  const ordered = (list) => {
    if (sort === null) return list;
    const { column, direction } = sort;
    const numeric = column >= 0 && columns[column].numeric;
    return list
      .map((row) => [sortKey(row, column, numeric), row])
      .sort((a, b) => direction * compare(a[0], b[0]))
      .map(([, row]) => row);
  };
  const show = () => {
    const list = ordered(selected());
    const pages = Math.max(1, Math.ceil(list.length / size));
    page = Math.min(Math.max(0, page), pages - 1);
    const from = printing ? 0 : page * size;
    const visible = list.slice(from, from + (printing ? MOST_PRINTED : size));
    body.replaceChildren(...visible.map((row) => rowElement(row, columns)));
    shown.textContent = list.length === 0
      ? 'Nothing matches'
      : (from + 1).toLocaleString('en-US') + '–' + (from + visible.length).toLocaleString('en-US') +
        ' of ' + list.length.toLocaleString('en-US');
    for (const button of steps) {
      const target = page + Number(button.dataset.step);
      button.disabled = target < 0 || target >= pages;
      button.hidden = pages === 1;
    }
    headings.forEach((heading, i) => {
      const mine = sort !== null && sort.column === i - 1;
      heading.setAttribute('aria-sort', mine ? (sort.direction > 0 ? 'ascending' : 'descending') : 'none');
    });
  };

  headings.forEach((heading, i) => {
    const button = element('button', { type: 'button' }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener('click', () => {
      const again = sort !== null && sort.column === i - 1;
      sort = again && sort.direction < 0 ? null : { column: i - 1, direction: again ? -1 : 1 };
      page = 0;
      show();
    });
  });
  for (const button of steps) {
    button.addEventListener('click', () => {
      page += Number(button.dataset.step);
      show();
    });
  }
  form.addEventListener('input', () => { page = 0; show(); });
  form.querySelector('[type=reset]').addEventListener('click', (click) => {
    click.preventDefault();
    form.reset();
    page = 0;
    show();
  });
  form.addEventListener('submit', (submit) => submit.preventDefault());
  addEventListener('beforeprint', () => { printing = true; show(); });
  addEventListener('afterprint', () => { printing = false; show(); });
  for (const controls of root.querySelectorAll('.controls')) controls.hidden = false;
  show();
};

for (const root of document.querySelectorAll('.paged')) bring(root);
`;
