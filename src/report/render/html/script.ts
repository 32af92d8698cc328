import { ANSWERS } from './answers.bundle';

/**
 * The page's script. It answers for other traffic or another loss than is planned, pages, sorts and filters the long tables, filters what is to be
 * done, shows the row that a link names, and copies commands. It puts text from the data into the page by `textContent` only, and
 * its elements are those of table.tsx. It is plain JavaScript after what is bundled of answers.ts, because the browser receives it
 * as it is. The page's content security policy allows it by its hash.
 */
export const SCRIPT = `
${ANSWERS}
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
/* As it is written in a link; what cannot be decoded names nothing. */
const linkTo = (anchor) => '#' + encodeURIComponent(anchor);
const anchorOf = (hash) => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
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
const linkElement = (anchor) =>
  element('a', { class: 'link', href: linkTo(anchor), 'aria-label': 'Link to this row' }, '#');
const cellElements = (cell, anchor) => {
  const [main, sub] = [cell].flat();
  const first = span('main', main);
  if (anchor) first.append(linkElement(anchor));
  return sub === undefined ? [first] : [first, span('sub', sub)];
};
const spaced = (parts) => parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part]));
const commandElement = (command) => {
  const lines = command.split('\\n').map((line) => {
    const options = line.split(/ (?=--)/).map((option) =>
      element('span', {}, ...spaced(option.split(' ').map((word) => element('span', {}, word)))));
    return element('code', {}, ...spaced(options));
  });
  return element('div', { class: 'command' }, element('pre', {}, ...lines));
};
const detailElement = (text, set) =>
  set === 'command' ? commandElement(text) : set === 'code' ? element('code', {}, text) : text;
const detailsElement = (details) => {
  const list = element('dl', {});
  for (const [label, text, set] of details) {
    list.append(element('dt', {}, label), element('dd', {}, detailElement(text, set)));
  }
  const summary = details[0][0] === 'Fix' ? 'Fix and details' : 'Details';
  return element('details', {}, element('summary', {}, summary), list);
};
const rowElement = (row, columns) =>
  element('tr', { id: row.a },
    element('td', { 'data-label': 'Status' }, statusElement(row.s)),
    ...row.c.map((cell, i) => {
      const { title, numeric } = columns[i];
      const made = element('td', { 'data-label': title, class: numeric && 'num' }, ...cellElements(cell, i === 0 && row.a));
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

/* A live region: that a button is called otherwise now is not read out everywhere. */
const said = span('sr', '');
said.setAttribute('role', 'status');
document.body.append(said);

const copied = async (text, shown) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    /* Not every browser gives its clipboard to a page of a plain address. */
    getSelection().selectAllChildren(shown);
    return document.execCommand('copy');
  }
};
const offerCopies = (within) => {
  for (const block of within.querySelectorAll('.command')) {
    const lines = [...block.querySelectorAll('code')].map((code) => code.textContent);
    const commands = lines.filter((line) => !line.startsWith('#'));
    const label = commands.length === 1 ? 'Copy command' : 'Copy ' + commands.length + ' commands';
    const button = element('button', { type: 'button', class: 'copy', 'aria-label': label }, 'Copy');
    button.addEventListener('click', async () => {
      const done = await copied(lines.join('\\n'), block.querySelector('pre'));
      const word = done ? 'Copied' : 'Selected';
      button.textContent = said.textContent = word;
      button.setAttribute('aria-label', word);
      setTimeout(() => {
        button.textContent = 'Copy';
        said.textContent = '';
        button.setAttribute('aria-label', label);
      }, 2000);
    });
    block.prepend(button);
  }
};

/* Makes a table live; gives what shows the row of an anchor, where the table has it. */
const bring = async (root) => {
  const body = root.querySelector('tbody');
  const packed = root.querySelector('script').textContent;
  const size = Number(root.dataset.size);
  /* At once, so that what stands below does not jump. */
  for (const row of [...body.rows].slice(size)) row.remove();
  const { columns, rows } = await unpacked(packed);
  const form = root.querySelector('form');
  const shown = root.querySelector('.shown');
  const headings = [...root.querySelectorAll('th')];
  const steps = [...root.querySelectorAll('[data-step]')];
  const texts = rows.map(searchable);
  let page = 0;
  let printing = false;
  let sort = null;
  let current;

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
    offerCopies(body);
    if (current) body.rows[visible.indexOf(current)]?.setAttribute('aria-current', 'true');
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

  return (anchor) => {
    current = rows.find((row) => row.a === anchor);
    body.querySelector('[aria-current]')?.removeAttribute('aria-current');
    if (current === undefined) return;
    if (!selected().includes(current)) form.reset();
    page = Math.floor(ordered(selected()).indexOf(current) / size);
    show();
    const row = body.querySelector('[aria-current]');
    for (const details of row.querySelectorAll('details')) details.open = true;
    row.scrollIntoView();
  };
};

const filterToDos = (root) => {
  const form = root.querySelector('form');
  const shown = root.querySelector('.shown');
  const items = [...root.querySelectorAll('[data-facets]')];
  const facets = items.map((item) => JSON.parse(item.dataset.facets));
  const all = shown.textContent;
  const show = () => {
    const wanted = Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value);
    items.forEach((item, i) => {
      item.hidden = !wanted.every(([facet, value]) => facets[i][facet].includes(value));
    });
    for (const date of root.querySelectorAll('.dated > li')) {
      date.hidden = !date.querySelector('[data-facets]:not([hidden])');
    }
    const left = items.filter((item) => !item.hidden).length;
    shown.textContent = left === items.length
      ? all
      : left.toLocaleString('en-US') + ' shown of ' + all;
  };
  form.addEventListener('input', show);
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('submit', (submit) => submit.preventDefault());
  form.hidden = form.querySelector('select') === null;
};

const toned = ({ text, tone, anchor }) =>
  anchor ? element('a', { href: linkTo(anchor) }, text) : tone ? span('tone ' + tone, text) : text;

/* The head of the page and its scorecard in another case; as planned, they are what came. */
const followCase = (back, planned) => {
  const head = document.querySelector('.answer');
  const parts = ['.verdict', 'h1', '.zone-answer', '.gauge', '.first'].map((name) => head.querySelector(name));
  const [verdict, answer, withLoss, gauge, first] = parts;
  const score = document.querySelector('.score');
  const rows = [...document.querySelectorAll('[data-row]')];
  const kept = [...parts, score, ...rows].filter(Boolean).map((part) => [part, [...part.childNodes]]);
  const button = element('button', { type: 'button' }, 'Back to what is planned');
  button.addEventListener('click', back);
  const words = span('', '');
  const note = element('p', { class: 'caveat', hidden: 'hidden' }, statusElement(['yellow', 'asked']), ' ', words, ' ', button);
  verdict.after(note);

  const showRow = (row, { colour, score, coverage, because, reasons, others }) => {
    const name = span('name', row.dataset.title);
    const count = reasons.length + others;
    const [worst] = reasons;
    const said = worst
      ? worst.title + (count > 1 ? ', and ' + (count - 1) + ' more' : '')
      : others > 0 ? others + ' that depend on neither traffic nor loss' : '';
    for (const line of [said, because]) if (line) name.append(span('sub', line));
    const number = span('num', score + ' ');
    number.append(span('sub', coverage + ' judged'));
    const shown = [statusElement([colour, colour]), name, number];
    if (row.localName !== 'details') return row.replaceChildren(...shown);
    const items = reasons.slice(0, 12).map(({ title, anchor }) =>
      element('li', {}, anchor ? element('a', { href: linkTo(anchor) }, title) : title));
    const rest = count - items.length;
    if (rest > 0) items.push(element('li', { class: 'quiet' }, (items.length > 0 ? 'and ' + rest + ' more' : rest + ' that depend on neither traffic nor loss') + ', below'));
    row.replaceChildren(element('summary', {}, ...shown), element('ul', {}, ...items));
  };
  return (found, isPlanned) => {
    for (const [part, children] of kept) part.replaceChildren(...children);
    note.hidden = isPlanned || !found.event;
    if (note.hidden) return;
    const { event } = found;
    words.textContent = event.asked;
    verdict.replaceChildren(statusElement(event.verdict), span('quiet', event.rowCounts));
    answer.replaceChildren(...event.answer.map(toned));
    withLoss.replaceChildren(...event.withLoss.map(toned));
    if (gauge) {
      const { carried, withoutZone, colour, words } = event.gauge ?? { words: {} };
      const fill = element('div', { class: 'fill ' + colour });
      const zone = element('div', { class: 'zone' });
      fill.style.width = carried;
      zone.style.left = withoutZone;
      gauge.replaceChildren(...(event.gauge ? [
        element('div', { class: 'track' }, fill, ...(withoutZone === null ? [] : [zone])),
        element('p', { class: 'scale' },
          element('span', {}, element('b', { class: colour }), ' ' + words.carried),
          ...(withoutZone === null ? [] : [' ', element('span', {}, element('i', {}), ' ' + words.withoutZone)]),
          ' ', element('span', {}, words.needed)),
      ] : []));
    }
    if (first) {
      const section = (title, ...children) => element('section', {}, element('h2', {}, title), ...children);
      first.replaceChildren(...(event.first ? [
        section(event.first.label, element('p', { class: 'lead' }, element('a', { href: linkTo(event.first.anchor) }, event.first.name))),
        ...(found.fix ? [section('This is the fix', element('p', {}, found.fix.words), ...(found.fix.command ? [commandElement(found.fix.command)] : []))] : []),
      ] : []));
      offerCopies(first);
    }
    score.textContent = event.score;
    for (const row of rows) {
      const told = event.rows.find(({ id }) => id === row.dataset.row);
      /* What is as planned stays as it came, with all of its reasons. */
      const same = planned.find(({ id }) => id === row.dataset.row);
      if (told && JSON.stringify(told) !== JSON.stringify(same)) showRow(row, told);
    }
  };
};

/* Moves the chart and the words above it to the case that is chosen; paper shows what is planned. */
const answer = async (form) => {
  const asked = await unpacked(form.querySelector('script').textContent);
  const figure = form.closest('figure');
  const charts = [...figure.querySelectorAll('.chart')];
  const [range, number] = form.querySelectorAll('input');
  const losses = [...form.querySelectorAll('[type=radio]')];
  const reset = form.querySelector('[type=reset]');
  const said = form.querySelector('.said');
  const odds = form.querySelector('.odds');
  const fix = form.querySelector('.fix');
  const needWords = charts.map((chart) => chart.querySelector('text[fill="var(--need)"]'));
  const planned = needWords[0].textContent;
  const asPlanned = { multiplier: asked.needed, survive: asked.survive };
  let chosen = asPlanned;
  const plannedRows = answers.answerAt(asked, asPlanned).event?.rows ?? [];
  const follow = followCase(() => form.reset(), plannedRows);

  const draw = (wanted) => {
    const { multiplier } = wanted;
    const found = answers.answerAt(asked, wanted);
    const moved = answers.shareOf(asked.axis, multiplier) - answers.shareOf(asked.axis, asked.needed);
    found.bars.forEach((colour, i) => {
      figure.style.setProperty('--bar-' + i, 'var(--fill-' + colour + ')');
      for (const name of figure.querySelectorAll('text[fill^="var(--name-' + i + ',"]')) {
        name.textContent = SIGN[colour] + name.textContent.slice(1);
      }
    });
    charts.forEach((chart, i) => {
      chart.style.setProperty('--moved', moved * Number(chart.dataset.plot) + 'px');
      needWords[i].textContent = multiplier === asked.needed ? planned : 'asked ' + answers.formatNeed(multiplier);
    });
    follow(found, answers.isPlanned(asked, wanted));
    return found;
  };
  const show = () => {
    const found = draw(chosen);
    const sentence = found.sentence.map(toned);
    said.replaceChildren(...(found.event ? [statusElement(found.event.verdict), ' '] : []), ...sentence);
    odds.textContent = found.odds;
    fix.replaceChildren(...(found.fix
      ? [found.fix.words, ...(found.fix.command ? [commandElement(found.fix.command)] : [])]
      : []));
    offerCopies(fix);
    range.setAttribute('aria-valuetext', answers.formatNeed(chosen.multiplier) + ' normal traffic');
    reset.disabled = answers.isPlanned(asked, chosen);
  };
  const choose = (changed) => {
    chosen = { ...chosen, ...changed };
    show();
  };
  range.addEventListener('input', () => {
    number.value = range.value;
    choose({ multiplier: Number(range.value) });
  });
  number.addEventListener('input', () => {
    if (!(number.valueAsNumber > 0)) return;
    range.value = number.value;
    choose({ multiplier: number.valueAsNumber });
  });
  for (const loss of losses) {
    loss.addEventListener('input', () => choose({ survive: loss.value }));
  }
  form.addEventListener('reset', () => choose(asPlanned));
  form.addEventListener('submit', (submit) => submit.preventDefault());
  addEventListener('beforeprint', () => draw(asPlanned));
  addEventListener('afterprint', show);
  /* A page that is opened again may bring what was chosen before. */
  form.reset();
  form.hidden = false;
};

for (const form of document.querySelectorAll('.question')) answer(form);
offerCopies(document.querySelector('main'));
for (const root of document.querySelectorAll('.to-dos')) filterToDos(root);
Promise.all([...document.querySelectorAll('.paged')].map(bring)).then((tables) => {
  const reveal = () => {
    const anchor = anchorOf(location.hash);
    for (const revealIn of tables) revealIn(anchor);
  };
  addEventListener('hashchange', reveal);
  /* A link to where one has been before changes no address. */
  document.addEventListener('click', ({ target }) => {
    if (target.closest('a[href^="#"]')?.hash === location.hash) reveal();
  });
  if (location.hash) reveal();
});
`;
