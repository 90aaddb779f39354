import { useEffect, useRef, useState } from "react";
import type { BeianCheckAttributes, BeianCheckElement, BeianCheckEvents, Filing } from "../embed/beian-check";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "beian-check": React.DetailedHTMLProps<React.HTMLAttributes<BeianCheckElement>, BeianCheckElement> & BeianCheckAttributes;
    }
  }
}

export function BeianCheck({ filing }: { filing: Filing }) {
  const check = useRef<BeianCheckElement>(null);
  const [errors, setErrors] = useState(0);

  useEffect(() => {
    const element = check.current;
    if (!element) return;
    const count = ({ detail }: BeianCheckEvents["result"]) => setErrors(detail.summary.counts.error);
    element.addEventListener("result", count);
    return () => element.removeEventListener("result", count);
  }, []);
  useEffect(() => {
    const element = check.current;
    element?.ready.then(() => element.request("setFiling", { filing })).catch(console.error);
  }, [filing]);

  return (
    <>
      <beian-check ref={check} src="/beian-check.html" height="auto" />
      <p>{errors} 处必须修改</p>
    </>
  );
}
