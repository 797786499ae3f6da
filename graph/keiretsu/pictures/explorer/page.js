'use strict';
// All data is packed JSON. D.scenes: [[width, height, headline, subtitle, rest, boxes, lines, texts, facts]]; all words by their place in D.words.
// D.views: {thing: [[first year, last year, scene]]}; D.facts: [[words, [[source, says]]]]; D.sources: [[words, address]].
let D;
async function unpacked() {
  const packed = Uint8Array.from(atob(document.getElementById('data').textContent), sign => sign.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
}
const $ = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const say = n => D.words[n];
let thing = '', chosen = null;

function node(name, parent, values, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in values) made.setAttribute(key, values[key]);
  if (text) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
}
function html(name, parent, text) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  parent.appendChild(made);
  return made;
}
const colour = name => `var(--${name})`;
const points = flat => { const out = []; for (let i = 0; i < flat.length; i += 2) out.push([flat[i], flat[i + 1]]); return out; };

function path(flat, smooth) {
  const p = points(flat);
  if (smooth) return 'M' + p.map(q => q.join(' ')).join('L');
  let d = 'M' + p[0].join(' ');
  for (let i = 1; i < p.length - 1; i++) {
    const [a, b, c] = [p[i - 1], p[i], p[i + 1]];
    const into = Math.hypot(b[0] - a[0], b[1] - a[1]), out = Math.hypot(c[0] - b[0], c[1] - b[1]);
    const r = Math.min(5, into / 2, out / 2);
    if (r < .1) { d += `L${b[0]} ${b[1]}`; continue; }
    d += `L${b[0] + (a[0] - b[0]) * r / into} ${b[1] + (a[1] - b[1]) * r / into}`;
    d += `Q${b[0]} ${b[1]} ${b[0] + (c[0] - b[0]) * r / out} ${b[1] + (c[1] - b[1]) * r / out}`;
  }
  return d + `L${p[p.length - 1].join(' ')}`;
}
function actable(made, label, act) {
  made.setAttribute('tabindex', '0');
  made.setAttribute('role', 'button');
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  made.addEventListener('keydown', e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); act(); } });
}
function dashes(status, values) { if (D.dashes[status]) values['stroke-dasharray'] = D.dashes[status]; return values; }

function drawBox(svg, [x, y, w, h, style, status, role, name, outline, facts, hatched]) {
  const bare = role === 'ground' || (hatched && role === 'bar');
  const g = node('g', svg, {});
  const empty = hatched || ((status === 'announced' || status === 'guessed') && style !== 'focus');
  const look = dashes(status, { fill: empty ? colour('ground') : colour(style + '-fill'), stroke: bare ? 'none' : colour(style + '-border'),
    'stroke-width': role === 'thing' ? 1.1 : .8 });
  if (outline.length) node('polygon', g, { ...look, points: outline.join(' ') });
  else node('rect', g, { ...look, x, y, width: w, height: h, rx: role === 'thing' ? 4 : role === 'legend' ? 2.5 : 0 });
  if (hatched) {
    let d = '';
    for (let at = Math.ceil((x + y) / 6) * 6; at < x + y + w + h; at += 6) {
      const top = Math.max(y, at - x - w), low = Math.min(y + h, at - x);
      d += `M${at - top} ${top}L${at - low} ${low}`;
    }
    node('path', g, { d, stroke: colour(style + '-border'), 'stroke-width': .5, fill: 'none' });
  }
  if (name >= 0 && D.views[say(name)] && say(name) !== thing) actable(g, 'Go to ' + D.names[say(name)], () => go(say(name)));
  else if (facts.length && role === 'bar') actable(g, D.facts[facts[0]][0], () => tell(facts, g));
}
function drawLine(svg, [kind, status, width, facts, flat, smooth, end, closed, hollow, endWidth]) {
  const g = node('g', svg, facts.length ? { class: 'tie' } : {});
  const d = path(flat, smooth);
  node('path', g, dashes(status, { d, fill: 'none', stroke: colour(kind), 'stroke-width': width }));
  if (end.length) node(closed ? 'polygon' : 'polyline', g, { points: end.join(' '), stroke: colour(kind), 'stroke-width': endWidth,
    fill: !closed ? 'none' : hollow ? colour('ground') : colour(kind) });
  if (facts.length) {
    node('path', g, { d, fill: 'none', stroke: 'transparent', 'stroke-width': 12 });
    actable(g, facts.map(n => D.facts[n][0]).join('; '), () => tell(facts, g));
  }
}
function drawMark(svg, [x, y, r, shape, style, name]) {
  const look = { fill: colour(style + (shape === 'diamond' || shape === 'square' ? '-fill' : '-border')), stroke: colour(style + '-border') };
  const g = node('g', svg, {});
  if (shape === 'diamond') node('path', g, { ...look, d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z` });
  else if (shape === 'square') node('rect', g, { ...look, x: x - r * .85, y: y - r * .85, width: r * 1.7, height: r * 1.7 });
  else node('circle', g, { ...look, cx: x, cy: y, r });
  if (name >= 0 && D.views[say(name)]) actable(g, 'Go to ' + D.names[say(name)], () => go(say(name)));
}
function drawText(svg, [x, y, words, size, weight, style, anchor, turn, patch]) {
  if (patch) node('rect', svg, { x: patch[0], y: patch[1], width: patch[2], height: patch[3], fill: colour('ground') });
  const values = { x, y: y + .352 * size, 'font-size': size, 'font-weight': weight, fill: colour(style), 'text-anchor': anchor, 'pointer-events': 'none' };
  if (turn) values.transform = `rotate(${-turn} ${x} ${y})`;
  node('text', svg, values, say(words));
}
function draw(number) {
  const [width, height, headline, subtitle, rest, boxes, lines, texts, marks, facts] = D.scenes[number];
  $('headline').textContent = say(headline);
  $('subtitle').textContent = say(subtitle);
  $('rest').textContent = rest.map(say).join(' ');
  const svg = node('svg', null, { viewBox: `18 0 ${width - 36} ${height}`, role: 'group', 'aria-labelledby': 'headline' });
  boxes.filter(b => b[6] === 'ground').forEach(b => drawBox(svg, b));
  lines.forEach(l => drawLine(svg, l));
  boxes.filter(b => b[6] !== 'ground').forEach(b => drawBox(svg, b));
  marks.forEach(m => drawMark(svg, m));
  texts.forEach(t => drawText(svg, t));
  $('canvas').replaceChildren(svg);
  $('sentences').replaceChildren();
  facts.forEach(n => evidence(html('li', $('sentences')), n));
  chosen = null;
}
function evidence(place, number) {
  const [words, pieces] = D.facts[number];
  html('span', place, words + ' ');
  pieces.forEach(([source, says]) => {
    const [name, address] = D.sources[source];
    const li = html('div', place, says >= 0 ? say(says) + ' ' : '');
    if (/^https?:/.test(address)) { const a = html('a', li, name); a.href = address; a.rel = 'noopener noreferrer'; }
    else html('span', li, name);
  });
}
function tell(facts, g) {
  if (chosen) chosen.classList.remove('chosen');
  if (g) g.classList.add('chosen');
  chosen = g;
  const aside = $('evidence');
  aside.replaceChildren();
  html('h2', aside, facts.length > 1 ? facts.length + ' statements' : 'One statement');
  const list = html('ul', aside);
  facts.forEach(n => evidence(html('li', list), n));
}
function show() {
  const year = +$('year').value, views = D.views[thing];
  $('home').disabled = !thing;
  if (!thing || !views) { $('shown').textContent = D.start; draw(0); return; }
  const near = views.reduce((best, v) => gap(v, year) < gap(best, year) ? v : best);
  const [first, last, scene] = near;
  $('shown').textContent = year;
  draw(scene);
  if (gap(near, year)) $('subtitle').textContent = `No view of ${year} on this page; shown is ${first === last ? first : first + '–' + last}. ` + $('subtitle').textContent;
}
const gap = ([first, last], year) => Math.max(0, first - year, year - last);
function go(id) { thing = id; $('found').hidden = true; show(); location.hash = encodeURIComponent(id); $('picture').focus({ preventScroll: true }); $('picture').scrollTop = 0; }

const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
let at = -1;
function search() {
  const wanted = fold($('find').value.trim()), list = $('found');
  list.replaceChildren(); at = -1;
  const hits = wanted ? D.search.filter(([name]) => fold(name).includes(wanted)) : [];
  const seen = new Set();
  hits.sort((a, b) => fold(a[0]).indexOf(wanted) - fold(b[0]).indexOf(wanted) || a[0].length - b[0].length);
  for (const [name, id] of hits) {
    if (seen.has(id) || seen.size > 11) continue;
    seen.add(id);
    const li = html('li', list, D.names[id]);
    li.id = 'found-' + seen.size; li.setAttribute('role', 'option'); li.dataset.id = id;
    if (name !== D.names[id]) html('small', li, '  ' + name);
    li.addEventListener('mousedown', e => { e.preventDefault(); go(id); });
  }
  if (wanted && !seen.size) { const li = html('li', list, 'not in this page'); li.setAttribute('role', 'option'); li.setAttribute('aria-disabled', 'true'); }
  list.hidden = !wanted;
  $('find').setAttribute('aria-expanded', String(!list.hidden));
}
function pick(step) {
  const options = [...$('found').querySelectorAll('[data-id]')];
  if (!options.length) return;
  at = (at + step + options.length) % options.length;
  options.forEach((li, i) => li.setAttribute('aria-selected', String(i === at)));
  $('find').setAttribute('aria-activedescendant', options[at].id);
  options[at].scrollIntoView({ block: 'nearest' });
}
$('find').addEventListener('input', search);
$('find').addEventListener('keydown', e => {
  const options = $('found').querySelectorAll('[data-id]');
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); pick(e.key === 'ArrowDown' ? 1 : -1); }
  else if (e.key === 'Enter' && options.length) go(options[Math.max(at, 0)].dataset.id);
  else if (e.key === 'Escape') { $('found').hidden = true; $('find').setAttribute('aria-expanded', 'false'); }
});
$('find').addEventListener('blur', () => { $('found').hidden = true; });
$('year').addEventListener('input', () => { if (!thing) thing = D.first; show(); });
$('home').addEventListener('click', () => { thing = ''; history.replaceState(null, '', location.pathname); $('year').value = D.year; show(); });
$('theme').addEventListener('click', () => {
  const root = document.documentElement, dark = getComputedStyle(root).colorScheme === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
  $('theme').textContent = dark ? 'Dark' : 'Light';
  $('theme').setAttribute('aria-pressed', String(!dark));
});
document.addEventListener('keydown', e => { if (e.key === '/' && document.activeElement !== $('find')) { e.preventDefault(); $('find').focus(); $('find').select(); } });
async function start() {
  D = await unpacked();
  [$('year').min, $('year').max] = D.years;
  $('year').value = D.year;
  $('year').disabled = !Object.keys(D.views).length;
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (D.views[wanted]) thing = wanted;
  show();
  if (getComputedStyle(document.documentElement).colorScheme === 'dark') $('theme').textContent = 'Light';
  document.documentElement.dataset.ready = 'yes';
}
start();
