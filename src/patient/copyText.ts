/**
 * Copies at a press; false where the browser does not let it. Nothing is awaited before, which Safari and Firefox would
 * refuse; a view inside another app often knows only the old way.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    const copying = navigator.clipboard?.writeText(text);
    if (copying) {
      await copying;
      return true;
    }
  } catch {
    // The old way may still work.
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
