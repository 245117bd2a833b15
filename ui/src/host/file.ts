// A paper that came as bytes goes out as a file, by the web view's own hand: its content security policy lets nothing be
// framed, and so no paper is shown in the window.
import type { Pdf } from '../wire';

/** Hands it over as a file; gives the name that it was given. */
export function asFile(pdf: Pdf): string {
  const bytes = Uint8Array.from(atob(pdf.base64), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: pdf.fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return pdf.fileName;
}
