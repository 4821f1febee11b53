// Rules of writing that a machine can hold; dependency-cruiser holds the import rules.
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const onlyInAct = {
  // Inside a transaction callback the transaction is the connection: `db` there would run outside it.
  selector:
    "CallExpression[callee.property.name='execute'][callee.object.callee.property.name='transaction'] > ArrowFunctionExpression Identifier[name='db']",
  message: "Use trx inside a transaction: db would run outside it.",
};
const noDynamicSql = {
  selector: "MemberExpression[object.name='sql'][property.name=/^(raw|ref|lit|id|table)$/]",
  message: "SQL is parameters only; names come from Kysely's typed builder.",
};

export default defineConfig(
  globalIgnores(["node_modules", "data", "shots", "coverage", "views"]),
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", onlyInAct, noDynamicSql],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      // Enums cannot be written here and classes are few: to look for both in every type took a quarter of the time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    // Numeric kernels: a loop proves the index; `a[i]!` keeps noUncheckedIndexedAccess on everywhere else.
    files: [
      ...["src/grouping/**", "src/series/**", "src/voting/**", "src/needs/**", "src/maturity/**"],
      ...["src/mentoring/**"],
      ...["tests/**", "seeds/**"],
    ],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["*.config.ts"],
    rules: { "no-restricted-exports": "off" },
  },
);
