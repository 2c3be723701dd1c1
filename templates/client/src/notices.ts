/** Messages to the user in a corner of the page, above everything else. */

export interface Notice {
  /** A notice takes the place of an earlier one with the same key. */
  key: string;
  level: "error" | "warning";
  title: string;
  text?: string;
  /** Shown as it is: a traceback. */
  detail?: string;
  action?: { label: string; run(): void };
  /** Stays until it is taken back. */
  lasting?: boolean;
}

export class Notices {
  private readonly shown = new Map<string, HTMLElement>();
  private region: HTMLElement | undefined;

  show(notice: Notice): void {
    const el = this.draw(notice);
    const before = this.shown.get(notice.key);
    if (before) before.replaceWith(el);
    else this.corner().append(el);
    this.shown.set(notice.key, el);
  }

  /** Takes a notice back. */
  hide(key: string): void {
    this.shown.get(key)?.remove();
    this.shown.delete(key);
    if (this.shown.size > 0) return;
    this.region?.remove();
    this.region = undefined;
  }

  private corner(): HTMLElement {
    if (this.region) return this.region;
    this.region = element("div", "dx-notices");
    document.body.append(this.region);
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
        this.hide(key);
        action.run();
      };
      actions.append(button("dx-notice-action", action.label, run));
      el.append(actions);
    }
    if (!lasting) {
      const close = button("dx-notice-close", "", () => this.hide(key));
      close.setAttribute("aria-label", "Dismiss");
      el.append(close);
    }
    return el;
  }
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const el = document.createElement(tag);
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
