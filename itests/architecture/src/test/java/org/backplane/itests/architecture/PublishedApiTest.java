package org.backplane.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Holds exported packages to having comments. Doclint cannot: its group for missing comments also
 * demands a tag for every parameter.
 *
 * <p>Enum constants, record components, overriding methods and canonical constructors may speak for
 * themselves.
 */
class PublishedApiTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void whatAnExportedPackagePublishesHasAComment() throws IOException {
        List<Path> exported = exportedPackages();
        assertThat(exported).as("packages with @Export below " + ROOT).isNotEmpty();
        assertThat(uncommented(exported)).isEmpty();
    }

    private static List<Path> exportedPackages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .filter(PublishedApiTest::isExported)
                    .map(Path::getParent)
                    .toList();
        }
    }

    private static boolean isExported(Path packageInfo) {
        try {
            return Files.readString(packageInfo).contains("@Export");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> uncommented(List<Path> packages) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path directory : packages) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var files = manager.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, files);
            DocTrees docs = DocTrees.instance(task);
            List<String> missing = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                TreePath top = new TreePath(unit);
                if (unit.getPackage() != null && unit.getTypeDecls().isEmpty()) {
                    check(new TreePath(top, unit.getPackage()), "package", docs, missing);
                }
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree declared
                            && isPublished(declared.getModifiers())) {
                        visit(new TreePath(top, declared), declared, docs, missing);
                    }
                }
            }
            return missing;
        }
    }

    private static void visit(TreePath path, ClassTree type, DocTrees docs, List<String> missing) {
        String name = type.getSimpleName().toString();
        check(path, name, docs, missing);
        for (Tree member : type.getMembers()) {
            TreePath memberPath = new TreePath(path, member);
            switch (member) {
                case ClassTree nested when isPublished(type, nested.getModifiers()) ->
                        visit(memberPath, nested, docs, missing);
                case MethodTree method
                        when isPublished(type, method.getModifiers())
                                && !overrides(method)
                                && !isCanonicalConstructor(type, method) ->
                        check(memberPath, name + "." + method.getName(), docs, missing);
                case VariableTree field
                        when isPublished(type, field.getModifiers())
                                && !isEnumConstant(type, field) ->
                        check(memberPath, name + "." + field.getName(), docs, missing);
                default -> {}
            }
        }
    }

    private static void check(TreePath path, String name, DocTrees docs, List<String> missing) {
        if (docs.getDocComment(path) == null) {
            CompilationUnitTree unit = path.getCompilationUnit();
            long start = docs.getSourcePositions().getStartPosition(unit, path.getLeaf());
            Path file = ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
            missing.add(file + ":" + unit.getLineMap().getLineNumber(start) + " " + name);
        }
    }

    private static boolean isPublished(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private static boolean isPublished(ClassTree owner, ModifiersTree modifiers) {
        return switch (owner.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> !modifiers.getFlags().contains(Modifier.PRIVATE);
            default -> isPublished(modifiers);
        };
    }

    private static boolean overrides(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    // A record has no instance fields besides its components.
    private static boolean isCanonicalConstructor(ClassTree owner, MethodTree method) {
        long components =
                owner.getMembers().stream()
                        .filter(member ->
                                member instanceof VariableTree field
                                        && !field.getModifiers()
                                                .getFlags()
                                                .contains(Modifier.STATIC))
                        .count();
        return owner.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null
                && method.getParameters().size() == components;
    }

    private static boolean isEnumConstant(ClassTree type, VariableTree field) {
        return type.getKind() == Tree.Kind.ENUM
                && field.getType() != null
                && field.getType().toString().equals(type.getSimpleName().toString());
    }
}
