/** The title of the document while something is being computed (S19). */

import { doc } from "./dom/document";
export class UpdateTitle {
  private title = "";
  private shown = false;

  constructor(private readonly text: string | null) {}

  show(busy: boolean): void {
    if (this.text === null || busy === this.shown) return;
    this.shown = busy;
    if (busy) this.title = doc.title;
    doc.title = busy ? this.text : this.title;
  }
}
