/** Messages to the user in a corner of the page, above everything else. */

import { doc } from "./dom/document";

export interface Notice {
  /** A notice takes the place of an earlier one with the same key. */
  key: string;
  level: "error" | "warning";
  title: string;
  text?: string;
  /** Shown as it is: a traceback. */
  detail?: string;
  action?: { label: string; run(): void };
  /** The user has put it away. */
  dismissed?(): void;
  /** Stays until it is taken back. */
  lasting?: boolean;
}

export class Notices {
  private readonly shown = new Map<string, { notice: Notice; el: HTMLElement }>();
  private region: HTMLElement | undefined;

  show(notice: Notice): void {
    const before = this.shown.get(notice.key);
    // One that says what it said stays in place: somebody may be about to press its button.
    const el = before && saysSame(before.notice, notice) ? before.el : this.draw(notice);
    if (!before) this.corner().append(el);
    else if (before.el !== el) before.el.replaceWith(el);
    this.shown.set(notice.key, { notice, el });
  }

  /** Takes a notice back. */
  hide(key: string): void {
    this.shown.get(key)?.el.remove();
    this.shown.delete(key);
    if (this.shown.size > 0) return;
    this.region?.remove();
    this.region = undefined;
  }

  private corner(): HTMLElement {
    if (this.region) return this.region;
    this.region = element("div", "dx-notices");
    doc.body.append(this.region);
    return this.region;
  }

  private draw({ key, level, title, text, detail, action, lasting }: Notice): HTMLElement {
    const el = element("div", `dx-notice dx-notice-${level}`);
    el.setAttribute("role", level === "error" ? "alert" : "status");
    el.append(element("p", "dx-notice-title", title));
    if (text) el.append(element("p", "dx-notice-text", text));
    if (detail) {
      const pre = element("pre", "dx-notice-detail", detail);
      pre.tabIndex = 0;
      el.append(pre);
    }
    if (action) {
      const actions = element("div", "dx-notice-actions");
      const run = (): void => {
        const { action: current } = this.shown.get(key)!.notice;
        this.hide(key);
        current?.run();
      };
      actions.append(button("dx-notice-action", action.label, run));
      el.append(actions);
    }
    if (!lasting) {
      const close = button("dx-notice-close", "", () => {
        const { dismissed } = this.shown.get(key)!.notice;
        this.hide(key);
        dismissed?.();
      });
      close.setAttribute("aria-label", "Dismiss");
      el.append(close);
    }
    return el;
  }
}

function saysSame(one: Notice, other: Notice): boolean {
  const parts = ({ level, title, text, detail, action, lasting }: Notice) => [level, title, text, detail, action?.label, lasting];
  const before = parts(one);
  return parts(other).every((part, place) => part === before[place]);
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const el = doc.createElement(tag);
  el.className = className;
  el.textContent = text;
  return el;
}

function button(className: string, text: string, clicked: () => void): HTMLElement {
  const el = element("button", className, text);
  el.setAttribute("type", "button");
  el.addEventListener("click", clicked);
  return el;
}
