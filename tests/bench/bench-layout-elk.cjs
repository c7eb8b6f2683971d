// Lays out with elkjs for bench-layout: rows on the standard input, rows on the standard output.
//   node bench-layout-elk.cjs MODULES INCLUDE_CHILDREN|SEPARATE_CHILDREN
// Only elk.layout() is timed, after a small layout that warms it up.
'use strict';

const fs = require ('fs');
const path = require ('path');

const [modules, hierarchy] = process.argv.slice (2);
const ELK = require (path.join (modules, 'elkjs', 'lib', 'elk.bundled.js'));
const elk = new ELK ();
const PADDING = 14;
const NONE = -1;

const common = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': hierarchy,
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.direction': 'RIGHT',
};

function
readNode (words)
{
  const [number, parent, container, width, height, header] = words.map (Number);
  const node = { id: 'n' + number, number, parent, container, children: [], edges: [] };

  if (container) {
    node.layoutOptions = {
      ...common,
      'elk.padding': `[top=${header + PADDING},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width},${header})`,
    };
  } else {
    node.width = width;
    node.height = height;
  }
  return node;
}

// With separate children elk lays out what is between siblings; the rest is left out.
function
addLine (root, nodes, words)
{
  const [number, from, to] = words.map (Number);
  const line = { id: 'l' + number, number, sources: ['n' + from], targets: ['n' + to] };

  if (hierarchy === 'INCLUDE_CHILDREN')
    root.edges.push (line);
  else if (nodes[from].parent === nodes[to].parent)
    (nodes[from].parent === NONE ? root : nodes[nodes[from].parent]).edges.push (line);
}

function
readGraph (text)
{
  const root = { id: 'root', layoutOptions: common, children: [], edges: [] };
  const nodes = [];

  for (const row of text.split ('\n')) {
    const [kind, ...words] = row.split (' ');

    if (kind === 'node') {
      const node = readNode (words);

      nodes[node.number] = node;
      (node.parent === NONE ? root : nodes[node.parent]).children.push (node);
    } else if (kind === 'line') {
      addLine (root, nodes, words);
    }
  }
  return root;
}

// Places are relative: those of nodes to their parent, those of lines to their container.
function
place (node, x, y, origins, rows)
{
  const left = x + (node.x || 0);
  const top = y + (node.y || 0);

  origins.set (node.id, [left, top]);
  if (node.number !== undefined)
    rows.push (`node ${node.number} ${left} ${top} ${node.width} ${node.height}`);
  for (const child of node.children || [])
    place (child, left, top, origins, rows);
}

function
route (node, origins, rows)
{
  for (const line of node.edges || []) {
    const [x, y] = origins.get (line.container || node.id);
    const section = (line.sections || [])[0];

    if (section) {
      const points = [section.startPoint, ...(section.bendPoints || []), section.endPoint];

      rows.push (`line ${line.number} ${points.map ((p) => `${x + p.x} ${y + p.y}`).join (' ')}`);
    }
  }
  for (const child of node.children || [])
    route (child, origins, rows);
}

const small = ['node 0 -1 1 216 0 54', 'node 1 0 0 216 58 0', 'node 2 0 0 216 58 0', 'node 3 -1 0 216 58 0',
               'line 0 1 2', 'line 1 3 2'];

async function
main ()
{
  const graph = readGraph (fs.readFileSync (0, 'utf8'));
  const origins = new Map ();
  const rows = [];

  for (let i = 0; i < 5; i++)
    await elk.layout (readGraph (small.join ('\n')));

  const start = process.hrtime.bigint ();
  const result = await elk.layout (graph);
  rows.push (`seconds ${Number (process.hrtime.bigint () - start) / 1e9}`);

  place (result, 0, 0, origins, rows);
  route (result, origins, rows);
  fs.writeFileSync (1, rows.join ('\n') + '\n');
}

main ().catch ((error) => {
  process.stderr.write (`${error}\n`);
  process.exitCode = 1;
});
