/** The allow-list of URLs (semantics B9); `dashc/runtime/urls.py` keeps the same one. */

/** Attributes that hold a URL on any element, `background` for old browsers. */
const URL_ATTRIBUTES: ReadonlySet<string> = new Set(
  "action background cite data formaction href ping poster src".split(" "),
);
const SCHEMES: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);
const IMAGE_SOURCES: ReadonlySet<string> = new Set(["img src", "source src", "input src", "video poster"]);

/** What browsers pass over in a URL, and what looks as if they did; a scheme can be hidden behind it. */
const SKIPPED = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g;

export function isUrlAttribute(name: string): boolean {
  return URL_ATTRIBUTES.has(name);
}

/** Whether an attribute may have this URL: relative, http, https, mailto, tel, or data of an image as its source. */
export function isSafeUrl(url: string, element: string, attribute: string): boolean {
  const bare = url.replace(SKIPPED, "");
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  if (scheme === undefined || SCHEMES.has(scheme.toLowerCase())) return true;
  return IMAGE_SOURCES.has(`${element} ${attribute}`) && /^data:image\//i.test(bare);
}

/** The same for `url()` in a style, which may hold an image. */
export function isSafeImageUrl(url: string): boolean {
  return isSafeUrl(url, "img", "src");
}
