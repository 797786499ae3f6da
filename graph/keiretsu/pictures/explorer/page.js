'use strict';
// All data is packed JSON. D.scenes: [[width, height, headline, subtitle, rest, boxes, lines, texts, marks, facts]]; all words by their place in D.words.
// D.views: {thing: [[first year, last year, scene]]}; D.facts: [[words, [[source, says]]]]; D.sources: [[words, address]].
let D;
async function unpacked() {
  const packed = Uint8Array.from(atob(document.getElementById('data').textContent), sign => sign.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
}
const $ = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const say = n => D.words[n];
const LARGEST = 1.45, STEP = 1.5, AROUND = 10;
// Numbers of sources point to the foot of a printed page; here a tie shows its sources.
const NUMBERS = / ?\[\d+(, \d+)*\]/g;
let ties = [], named = {};
let thing = '', chosen = null, zoom = 1;

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
  node('title', made, {}, label);
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
  if (facts.length) node('path', g, { d, class: 'hit' });
  node('path', g, dashes(status, { d, fill: 'none', stroke: colour(kind), 'stroke-width': width }));
  if (end.length) node(closed ? 'polygon' : 'polyline', g, { points: end.join(' '), stroke: colour(kind), 'stroke-width': endWidth,
    fill: !closed ? 'none' : hollow ? colour('ground') : colour(kind) });
  if (facts.length) {
    actable(g, facts.map(n => D.facts[n][0]).join(' '), () => tell(facts, g));
    ties.push([points(flat), () => tell(facts, g)]);
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
const within = (value, a, b) => value >= Math.min(a, b) && value <= Math.max(a, b);
function cuts(line, [x, y, width, height]) {
  const middle = [x + width / 2, y + height / 2];
  return line.some((to, i) => {
    if (!i) return false;
    const from = line[i - 1], upright = Math.abs(from[0] - to[0]) < 1;
    return upright ? within(from[0], x, x + width) && within(middle[1], from[1], to[1])
      : Math.abs(from[1] - to[1]) < 1 && within(from[1], y, y + height) && within(middle[0], from[0], to[0]);
  });
}
function drawText(svg, [x, y, words, size, weight, style, anchor, turn, patch]) {
  const said = say(words).replace(NUMBERS, '');
  if (!said) return;
  if (patch) {
    const made = node('rect', svg, { x: patch[0], y: patch[1], width: patch[2], height: patch[3], fill: colour('ground') });
    const tie = ties.find(([line]) => cuts(line, patch));
    if (tie) { made.setAttribute('class', 'patch'); made.addEventListener('click', tie[1]); }
  }
  const values = { x, y: y + .352 * size, 'font-size': size, 'font-weight': weight, fill: colour(style), 'text-anchor': anchor, 'pointer-events': 'none' };
  if (turn) values.transform = `rotate(${-turn} ${x} ${y})`;
  const made = node('text', svg, values, said), id = named[said];
  if (id && id !== thing) { made.setAttribute('class', 'name'); made.addEventListener('click', () => go(id)); }
}
// What is drawn, and no more of the page: a narrow window has no room for empty margins.
function fitted(svg, width) {
  const b = svg.getBBox(), left = Math.max(0, b.x - AROUND), wide = Math.min(width, b.x + b.width + AROUND) - left;
  svg.setAttribute('viewBox', `${left} ${b.y - AROUND} ${wide} ${b.height + 2 * AROUND}`);
  svg.style.width = `calc(${zoom} * min(100%, ${LARGEST * wide}px, max(100% * ${wide / width}, ${wide}px)))`;
}
function resized(to) {
  const canvas = $('canvas'), before = (canvas.scrollLeft + canvas.clientWidth / 2) / canvas.scrollWidth;
  zoom = Math.min(6, Math.max(1, to));
  $('smaller').disabled = zoom === 1;
  fitted(canvas.firstChild, canvas.wide);
  canvas.scrollLeft = before * canvas.scrollWidth - canvas.clientWidth / 2;
}
function draw(number) {
  const [width, height, headline, subtitle, rest, boxes, lines, texts, marks, facts] = D.scenes[number];
  $('headline').textContent = say(headline);
  $('subtitle').textContent = say(subtitle);
  $('rest').textContent = rest.map(say).join(' ');
  const svg = node('svg', null, { role: 'group', 'aria-labelledby': 'headline' });
  ties = [];
  boxes.filter(b => b[6] === 'ground').forEach(b => drawBox(svg, b));
  lines.forEach(l => drawLine(svg, l));
  boxes.filter(b => b[6] !== 'ground').forEach(b => drawBox(svg, b));
  marks.forEach(m => drawMark(svg, m));
  texts.forEach(t => drawText(svg, t));
  document.title = say(headline) + ' · keiretsu';
  $('canvas').replaceChildren(svg);
  $('canvas').wide = width;
  fitted(svg, width);
  $('sentences').replaceChildren();
  facts.forEach(n => evidence(html('li', $('sentences')), n));
  closeEvidence();
}
function evidence(place, number) {
  const [words, pieces] = D.facts[number];
  html('span', place, words);
  pieces.forEach(([source, says]) => {
    const [name, address] = D.sources[source];
    const row = html('div', place, says >= 0 ? say(says) + ' ' : '');
    row.className = 'source';
    if (/^https?:/.test(address)) { const a = html('a', row, name); a.href = address; a.rel = 'noopener noreferrer'; a.target = '_blank'; }
    else html('span', row, name);
  });
}
function tell(facts, g) {
  closeEvidence();
  g.classList.add('chosen');
  chosen = g;
  const aside = $('evidence'), head = html('header', aside);
  html('h2', head, facts.length > 1 ? facts.length + ' statements' : 'One statement');
  const close = html('button', head, 'Close');
  close.type = 'button';
  close.addEventListener('click', () => { g.focus(); closeEvidence(); });
  const list = html('ul', aside);
  facts.forEach(n => evidence(html('li', list), n));
  aside.hidden = false;
  aside.scrollTop = 0;
  g.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
function closeEvidence() {
  if (chosen) chosen.classList.remove('chosen');
  chosen = null;
  $('evidence').hidden = true;
  $('evidence').replaceChildren();
}
function hint() {
  const first = D.names[D.first], leads = Object.keys(D.views).some(id => id !== (thing || D.first));
  $('hint').textContent = 'Choose a line or a bar for its evidence' + (leads ? ', a name to go there.' : '.')
    + (D.first && !thing ? ` The year below shows what surrounds ${first} at other times.` : '');
}
function show() {
  const year = +$('year').value, views = D.views[thing];
  $('home').hidden = !thing;
  $('year').disabled = !thing && !D.first;
  if (!thing || !views) { $('shown').textContent = D.start; draw(0); hint(); return; }
  const near = views.reduce((best, v) => gap(v, year) < gap(best, year) ? v : best);
  const [first, last, scene] = near;
  $('shown').textContent = year;
  draw(scene);
  hint();
  if (gap(near, year)) $('subtitle').textContent = `No view of ${year} on this page; shown is ${first === last ? first : first + '–' + last}. ` + $('subtitle').textContent;
}
const gap = ([first, last], year) => Math.max(0, first - year, year - last);
function go(id) { location.hash = encodeURIComponent(id); }
// The address says what is shown, so that the browser's own Back leads back.
function arrived() {
  const wanted = asked();
  if (wanted && !D.views[wanted]) return;
  closeFound();
  if (wanted === thing) return;
  if (!wanted) $('year').value = D.year;
  thing = wanted;
  show();
  $('find').value = '';
  if (document.activeElement !== $('year')) $('picture').focus({ preventScroll: true });
  $('picture').scrollTop = 0;
}
function asked() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ''; }
}

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
    li.addEventListener('mousedown', e => { e.preventDefault(); found(id); });
  }
  if (wanted && !seen.size) { const li = html('li', list, 'not in this page'); li.setAttribute('role', 'option'); li.setAttribute('aria-disabled', 'true'); }
  list.hidden = !wanted;
  $('find').setAttribute('aria-expanded', String(!list.hidden));
}
function found(id) {
  closeFound();
  $('find').value = '';
  if (id === thing) $('picture').focus(); else go(id);
}
function closeFound() {
  $('found').hidden = true;
  $('find').setAttribute('aria-expanded', 'false');
  $('find').removeAttribute('aria-activedescendant');
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
  else if (e.key === 'Enter' && options.length) found(options[Math.max(at, 0)].dataset.id);
  else if (e.key === 'Escape') closeFound();
});
$('find').addEventListener('blur', closeFound);
$('year').addEventListener('input', () => { if (thing) show(); else { thing = D.first; show(); go(thing); } });
$('home').addEventListener('click', () => { location.hash = ''; });
$('larger').addEventListener('click', () => resized(zoom * STEP));
$('smaller').addEventListener('click', () => resized(zoom / STEP));
$('fit').addEventListener('click', () => resized(1));
window.addEventListener('hashchange', arrived);
$('theme').addEventListener('click', () => {
  const root = document.documentElement, dark = getComputedStyle(root).colorScheme === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
  $('theme').textContent = dark ? 'Dark' : 'Light';
  $('theme').setAttribute('aria-pressed', String(!dark));
});
document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'Escape' && chosen) { chosen.focus(); closeEvidence(); return; }
  if (document.activeElement === $('find')) return;
  if (e.key === '/') { e.preventDefault(); $('find').focus(); $('find').select(); }
  else if (e.key === '+') resized(zoom * STEP);
  else if (e.key === '-') resized(zoom / STEP);
  else if (e.key === '0') resized(1);
});
async function start() {
  D = await unpacked();
  [$('year').min, $('year').max] = D.years;
  $('year').value = D.year;
  for (const id in D.names) named[D.names[id]] = id;
  if (D.views[asked()]) thing = asked();
  show();
  resized(1);
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  $('theme').textContent = dark ? 'Light' : 'Dark';
  $('theme').setAttribute('aria-pressed', String(dark));
  document.documentElement.dataset.ready = 'yes';
}
start().catch(() => {
  $('headline').textContent = document.title;
  $('subtitle').textContent = 'This browser cannot unpack the picture; one of 2023 or later can. It shows: '
    + document.querySelector('meta[name=description]').content;
});
