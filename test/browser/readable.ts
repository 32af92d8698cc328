/** What a page is asked about how well it can be read, as programs that run in it. */

/** Every text whose contrast with what is behind it is under 4.5:1, as `text ratio`. */
export const LOW_CONTRAST = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (rgb) => rgb.slice(0, 3)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    const colour = channels(getComputedStyle(node).backgroundColor);
    return colour[3] === 0 ? behind(node.parentElement) : colour;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.localName === 'script') continue;
    const style = getComputedStyle(parent);
    const ink = parent.closest('svg') ? style.fill : style.color;
    const value = ratio(luminance(channels(ink)), luminance(behind(parent)));
    if (value < 4.5 && !parent.disabled) low.push(node.data.trim() + ' ' + value.toFixed(2));
  }
  return low;
})()`;

/** What a screen reader could not tell: controls without a name, ids that two elements have or none, headings that skip a level. */
export const UNREADABLE = `(() => {
  const wrong = [];
  const nameOf = (control) => [
    ...[...(control.labels ?? [])].map((label) => label.textContent),
    control.getAttribute('aria-label') ?? '',
    ['A', 'BUTTON', 'SUMMARY'].includes(control.tagName) ? control.textContent : '',
  ].join('').trim();
  for (const control of document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])'))
    if (nameOf(control) === '') wrong.push('no name: ' + control.outerHTML.slice(0, 120));
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push('twice: ' + id);
  for (const element of document.querySelectorAll('[aria-describedby], [list], [form], label[for]')) {
    const to = ['aria-describedby', 'list', 'form', 'for'].flatMap((name) => element.getAttribute(name)?.split(' ') ?? []);
    for (const id of to) if (!ids.includes(id)) wrong.push('nowhere: ' + id);
  }
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!ids.includes(decodeURIComponent(link.hash.slice(1)))) wrong.push('leads nowhere: ' + link.hash);
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.push('skips a level: ' + heading.textContent);
    level = next;
  }
  for (const [selector, count] of [['h1', 1], ['main', 1], ['[role=status]', 1]])
    if (document.querySelectorAll(selector).length !== count) wrong.push(selector);
  for (const nested of document.querySelectorAll('form form, p form, a a, a button')) wrong.push('nested: ' + nested.outerHTML.slice(0, 80));
  return wrong;
})()`;
