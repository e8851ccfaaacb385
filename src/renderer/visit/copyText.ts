/**
 * Puts text on the clipboard after a press; false where the window may not. By the old way of the copy event, for which
 * the page needs no permission to its clipboard.
 */
export function copyText(text: string): boolean {
  let put = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    put = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && put;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
