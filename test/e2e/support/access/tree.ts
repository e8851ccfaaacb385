import type { CDPSession, Page } from 'playwright';

/** A node of the accessibility tree: what a screen reader is given, whatever the markup says. */
interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Of the element it stands for. */
  readonly dom: number | undefined;
  readonly property: (name: string) => unknown;
}

/** What one acts on. */
const controls = new Set(
  'button link textbox searchbox combobox checkbox radio switch slider spinbutton tab option menuitem menuitemcheckbox menuitemradio ComboBoxMenuSelect DisclosureTriangle'.split(
    ' ',
  ),
);
/** What says where one is: two of a kind need names of their own. */
const landmarks = new Set('banner main navigation complementary contentinfo form region search'.split(' '));
/** What holds controls together: within one of these two controls of one kind may not share a name. */
const groups = new Set(
  'group radiogroup toolbar dialog alertdialog menu listbox listitem row article combobox ComboBoxSelect MenuListPopup form region navigation main banner contentinfo'.split(
    ' ',
  ),
);
/** What is nothing to a screen reader without a name of its own. */
const namedAlways = new Set(
  'dialog alertdialog region navigation listbox radiogroup toolbar menu img image SvgRoot graphics-document'.split(
    ' ',
  ),
);

const sessions = new WeakMap<Page, Promise<CDPSession>>();

async function treeOf(page: Page): Promise<readonly TreeNode[]> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const { nodes } = await (await session).send('Accessibility.getFullAXTree');
  return nodes.map((node) => ({
    nodeId: node.nodeId,
    ignored: node.ignored,
    role: String(node.role?.value ?? ''),
    name: String(node.name?.value ?? '').trim(),
    parentId: node.parentId ?? null,
    dom: node.backendDOMNodeId,
    property: (name) => node.properties?.find((one) => one.name === name)?.value.value,
  }));
}

/** What is wrong with names, groups, headings and landmarks in the tree as it is now, in words for a person. */
export async function treeFaults(page: Page): Promise<readonly string[]> {
  const all = await treeOf(page);
  const byId = new Map(all.map((node) => [node.nodeId, node]));
  const told = all.filter((node) => !node.ignored);
  const faults: string[] = [];

  for (const node of told) {
    const acts = controls.has(node.role);
    if (node.name === '' && (acts || namedAlways.has(node.role)))
      faults.push(`${node.role} without a name: ${await markup(page, node)}`);
  }

  const inGroups = new Map<string, number>();
  for (const node of told.filter(({ role, name }) => controls.has(role) && name !== '')) {
    const group = groupOf(node, byId);
    const key = `${node.role} "${node.name}" in ${group?.role ?? 'the page'} "${group?.name ?? ''}" ${group?.nodeId ?? ''}`;
    inGroups.set(key, (inGroups.get(key) ?? 0) + 1);
  }
  for (const [key, count] of inGroups) if (count > 1) faults.push(`${count} of ${key}`);

  const first = told.filter(({ role, property }) => role === 'heading' && property('level') === 1);
  if (first.length !== 1) faults.push(`${first.length} headings of level 1`);
  const places = told.filter(({ role }) => landmarks.has(role)).map(({ role, name }) => `${role} "${name}"`);
  for (const place of new Set(places)) {
    const count = places.filter((one) => one === place).length;
    if (count > 1) faults.push(`${count} of ${place}`);
  }
  const mains = told.filter(({ role }) => role === 'main').length;
  if (mains !== 1) faults.push(`${mains} of main`);
  return faults;
}

function groupOf(node: TreeNode, byId: ReadonlyMap<string, TreeNode>): TreeNode | null {
  for (let at = node.parentId; at !== null; ) {
    const parent = byId.get(at);
    if (parent === undefined) return null;
    if (!parent.ignored && groups.has(parent.role)) return parent;
    at = parent.parentId;
  }
  return null;
}

async function markup(page: Page, { dom }: TreeNode): Promise<string> {
  const session = await sessions.get(page);
  if (session === undefined || dom === undefined) return '';
  const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId: dom });
  return outerHTML.slice(0, 160);
}
