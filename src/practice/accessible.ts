/** Finds what a person would: by role and name, never by class or id. A name in any of the languages will do. */

/** An enabled, visible button (or link) with one of these names. */
export function findButton(names: readonly string[]): HTMLElement | null {
  for (const element of document.querySelectorAll<HTMLElement>('button, a[href], [role="button"]')) {
    if (element.matches(':disabled, [aria-disabled="true"]') || !isVisible(element)) continue;
    if (names.includes(nameOf(element))) return element;
  }
  return null;
}

/** A text field with one of these names. */
export function findField(names: readonly string[]): HTMLInputElement | HTMLTextAreaElement | null {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (field.type === 'radio' || field.type === 'checkbox' || field.disabled) continue;
    if (names.includes(nameOf(field))) return field;
  }
  return null;
}

/** A radio button with one of these names. */
export function findRadio(names: readonly string[]): HTMLInputElement | null {
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
    if (!radio.disabled && names.includes(nameOf(radio))) return radio;
  return null;
}

/** Whether a visible heading has one of these names. */
export function hasHeading(names: readonly string[]): boolean {
  for (const heading of document.querySelectorAll<HTMLElement>('h1, h2, h3, [role="heading"]'))
    if (isVisible(heading) && names.includes(nameOf(heading))) return true;
  return false;
}

/** Whether one of these sentences is to be read somewhere, alone in its element. */
export function hasText(sentences: readonly string[]): boolean {
  const wanted = new Set(sentences);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (
      wanted.has(tidy(node.textContent ?? '')) &&
      node.parentElement !== null &&
      isVisible(node.parentElement)
    )
      return true;
  }
  return false;
}

/** Types as a person does, so that React hears of it. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  field.focus();
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The accessible name, as far as this page's own markup needs it: label, labelledby, label elements, then the text. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return tidy(label);
  const by = element.getAttribute('aria-labelledby');
  if (by !== null)
    return tidy(
      by
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    );
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
  const first = labels?.[0];
  return tidy(first === undefined ? (element.textContent ?? '') : (first.textContent ?? ''));
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
