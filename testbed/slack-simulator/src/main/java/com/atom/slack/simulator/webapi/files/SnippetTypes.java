package com.atom.slack.simulator.webapi.files;

import java.util.Set;

/** The languages Slack shows a snippet in; that these are all is not published. */
final class SnippetTypes {
    private static final Set<String> NAMES = Set.of("""
            text applescript boxnote c csharp cpp css csv clojure coffeescript cfm d dart diff dockerfile
            docker erlang fsharp fortran go groovy html handlebars haskell haxe java javascript json julia
            kotlin latex lisp lua markdown matlab mumps ocaml objc php pascal perl pig post powershell
            puppet python r ruby rust sql sass scala scheme smalltalk swift tsv typescript vb vbscript
            velocity verilog xml yaml shell
            """.strip().split("\\s+"));

    private SnippetTypes() {}

    static boolean isKnown(String type) {
        return NAMES.contains(type);
    }
}
